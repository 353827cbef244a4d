/** PMEM-CSI drivers: what is seen of one, what can be done to it, and who decides. */
@NullMarked
package io.windlass.workflows.pmem;

import org.jspecify.annotations.NullMarked;
