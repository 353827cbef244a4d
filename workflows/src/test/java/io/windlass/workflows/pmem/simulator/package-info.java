/** Drivers of persistent memory on simulated nodes, one second at a time. */
@NullMarked
package io.windlass.workflows.pmem.simulator;

import org.jspecify.annotations.NullMarked;
