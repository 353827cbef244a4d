/** Tests of the package of the same name. */
@NullMarked
package io.windlass.starter.request;

import org.jspecify.annotations.NullMarked;
