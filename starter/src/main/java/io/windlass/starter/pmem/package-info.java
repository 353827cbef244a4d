/** The kinds of PMEM-CSI drivers. */
@NullMarked
package io.windlass.starter.pmem;

import org.jspecify.annotations.NullMarked;
