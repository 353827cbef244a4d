/**
 * The simulated storage systems in containers that a real kubelet starts: what runs in a pod, and
 * the process on the node that has the memory which simulated nodes of a cluster share.
 */
@NullMarked
package io.windlass.testbed.realnode;

import org.jspecify.annotations.NullMarked;
