/** Tests of the package of the same name. */
@NullMarked
package io.windlass.starter.status;

import org.jspecify.annotations.NullMarked;
