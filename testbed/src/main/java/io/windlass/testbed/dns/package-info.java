/** Cluster DNS as a hosts file: service and pod names to the loopback addresses that listen. */
@NullMarked
package io.windlass.testbed.dns;

import org.jspecify.annotations.NullMarked;
