package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.pmem.DriverObservation.Controller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Looks at the controller of a driver. */
record ControllerLook(ServerSide objects, Duration patience) {

  private static final String REVISION = "controller-revision-hash";

  /**
   * How it stands.
   *
   * @param desired as it is to be
   */
  Controller at(StatefulSet desired, Optional<StatefulSet> live, List<Pod> pods) {
    return live.map(present -> at(desired, present, pods))
        .orElseGet(() -> new Controller(false, false, 0, 1, Optional.empty()));
  }

  private Controller at(StatefulSet desired, StatefulSet live, List<Pod> pods) {
    boolean applied = objects.unchanged(desired, live);
    boolean seen = seen(live);
    long ready =
        pods.stream().filter(pod -> seen && current(live, pod)).filter(PodReading::ready).count();
    return new Controller(
        true, applied && seen, (int) ready, desired.getSpec().getReplicas(), problem(pods));
  }

  private Optional<PodProblem> problem(List<Pod> pods) {
    return pods.stream()
        .flatMap(pod -> PodReading.problem(pod, Instant.now(), patience).stream())
        .findFirst();
  }

  /** Before its controller has seen the present template, the revision is that of another. */
  private static boolean seen(StatefulSet live) {
    return Optional.ofNullable(live.getStatus())
        .map(StatefulSetStatus::getObservedGeneration)
        .filter(live.getMetadata().getGeneration()::equals)
        .isPresent();
  }

  private static boolean current(StatefulSet live, Pod pod) {
    return Objects.equals(live.getStatus().getUpdateRevision(), Rivals.labels(pod).get(REVISION));
  }
}
