/** Which simulated nodes exist: their labels, taints, zones, capacity and disks. */
@NullMarked
package io.windlass.testbed.topology;

import org.jspecify.annotations.NullMarked;
