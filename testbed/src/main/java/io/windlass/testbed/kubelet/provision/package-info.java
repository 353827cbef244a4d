/** PersistentVolumes for claims, on the disks of the simulated nodes. */
@NullMarked
package io.windlass.testbed.kubelet.provision;

import org.jspecify.annotations.NullMarked;
