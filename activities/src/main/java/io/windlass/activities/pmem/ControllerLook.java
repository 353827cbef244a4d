package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.pmem.DriverObservation.Controller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at the controller of a driver. */
record ControllerLook(ServerSide objects, Duration patience) {

  /**
   * How it stands.
   *
   * @param desired as it is to be
   */
  Controller at(ControllerWorkload desired, Optional<ControllerWorkload> live, List<Pod> pods) {
    return live.map(present -> at(desired, present, pods))
        .orElseGet(() -> new Controller(false, false, 0, desired.replicas(), Optional.empty()));
  }

  private Controller at(ControllerWorkload desired, ControllerWorkload live, List<Pod> pods) {
    boolean applied = objects.unchanged(desired.object(), live.object());
    boolean seen = live.seen();
    return new Controller(
        true, applied && seen, seen ? live.ready(pods) : 0, desired.replicas(), problem(pods));
  }

  private Optional<PodProblem> problem(List<Pod> pods) {
    return pods.stream()
        .flatMap(pod -> PodReading.problem(pod, Instant.now(), patience).stream())
        .findFirst();
  }
}
