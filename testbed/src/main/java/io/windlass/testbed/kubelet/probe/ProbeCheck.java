package io.windlass.testbed.kubelet.probe;

import java.time.Duration;

/** One way to ask a container how it is. */
@FunctionalInterface
public interface ProbeCheck {

  /** Blocks for at most about {@code timeout}; never throws for a container that is unwell. */
  ProbeOutcome run(Duration timeout);
}
