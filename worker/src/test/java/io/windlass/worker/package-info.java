/** Tests of what the worker tells. */
@NullMarked
package io.windlass.worker;

import org.jspecify.annotations.NullMarked;
