/** The custom resources of PMEM-CSI as records, what they mean together, and their rules. */
@NullMarked
package io.windlass.workflows.pmem.resource;

import org.jspecify.annotations.NullMarked;
