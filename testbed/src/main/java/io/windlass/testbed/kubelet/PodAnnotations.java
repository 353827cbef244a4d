package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.testbed.faults.FaultAnnotation;
import java.util.Optional;

/** Reads a pod's fault annotation whenever the pod changes. */
final class PodAnnotations {

  private final Engine engine;
  private final PodFaults faults;
  private Optional<String> seen = Optional.empty();

  PodAnnotations(Engine engine, PodFaults faults) {
    this.engine = engine;
    this.faults = faults;
  }

  void read(Pod pod) {
    String text = FaultAnnotation.text(pod);
    Optional<String> before = seen;
    seen = Optional.of(text);
    try {
      FaultAnnotation.Change change = FaultAnnotation.change(before, text);
      change.lift().forEach(faults::lift);
      change.inject().forEach(faults::inject);
    } catch (IllegalArgumentException e) {
      // Said once: the same text does not come back as a change.
      if (!before.equals(seen)) {
        engine.events().warning(pod, "FaultRefused", String.valueOf(e.getMessage()));
      }
    }
  }
}
