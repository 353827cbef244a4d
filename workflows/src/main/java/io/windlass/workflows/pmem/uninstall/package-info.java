/** Uninstall: a driver goes when nothing needs it any more. */
@NullMarked
package io.windlass.workflows.pmem.uninstall;

import org.jspecify.annotations.NullMarked;
