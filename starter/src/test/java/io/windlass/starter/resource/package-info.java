/** Tests of the package of the same name. */
@NullMarked
package io.windlass.starter.resource;

import org.jspecify.annotations.NullMarked;
