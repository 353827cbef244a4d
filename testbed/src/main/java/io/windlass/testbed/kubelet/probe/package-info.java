/** Startup, readiness and liveness probes. */
@NullMarked
package io.windlass.testbed.kubelet.probe;

import org.jspecify.annotations.NullMarked;
