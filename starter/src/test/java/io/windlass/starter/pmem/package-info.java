/** Tests of the package of the same name. */
@NullMarked
package io.windlass.starter.pmem;

import org.jspecify.annotations.NullMarked;
