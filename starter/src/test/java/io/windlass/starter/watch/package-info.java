/** Tests of the package of the same name. */
@NullMarked
package io.windlass.starter.watch;

import org.jspecify.annotations.NullMarked;
