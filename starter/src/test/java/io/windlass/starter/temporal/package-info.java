/** Tests of the package of the same name. */
@NullMarked
package io.windlass.starter.temporal;

import org.jspecify.annotations.NullMarked;
