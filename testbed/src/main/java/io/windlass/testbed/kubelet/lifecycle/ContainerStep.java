package io.windlass.testbed.kubelet.lifecycle;

import java.time.Instant;

/** What the plan asks the kubelet to do for one container. */
public sealed interface ContainerStep {

  /** Start it now. */
  record Start(String container) implements ContainerStep {}

  /** It will be started, but not before the given time. */
  record Wait(String container, Instant until) implements ContainerStep {}
}
