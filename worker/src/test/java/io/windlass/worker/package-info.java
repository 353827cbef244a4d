/** Tests of how the worker is put together, and of what it tells. */
@NullMarked
package io.windlass.worker;

import org.jspecify.annotations.NullMarked;
