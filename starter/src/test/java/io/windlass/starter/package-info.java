/** Tests of how the starter is put together. */
@NullMarked
package io.windlass.starter;

import org.jspecify.annotations.NullMarked;
