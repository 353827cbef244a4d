/** Looks at PMEM-CSI drivers, and does what their workflows ask for. */
@NullMarked
package io.windlass.activities.pmem;

import org.jspecify.annotations.NullMarked;
