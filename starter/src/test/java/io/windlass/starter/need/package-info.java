/** Tests of the package of the same name. */
@NullMarked
package io.windlass.starter.need;

import org.jspecify.annotations.NullMarked;
