/** Node objects and their leases. */
@NullMarked
package io.windlass.testbed.kubelet.node;

import org.jspecify.annotations.NullMarked;
