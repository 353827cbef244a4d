/**
 * Simulated PMEM-CSI 0.7 and 0.8: the driver in its two modes, the sidecars beside it, and the
 * hardware below. Facts from the sources of intel/pmem-csi v0.7.0 and v0.8.0, of the
 * external-provisioner and of the node-driver-registrar.
 */
@NullMarked
package io.windlass.testbed.pmem;

import org.jspecify.annotations.NullMarked;
