package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.kubernetes.PodReading;
import java.util.Optional;

/** Reads of a node's pod how the container stands that AIStore runs in. */
final class MainContainer {

  private static final String NAME = "ais-node";

  private MainContainer() {}

  /** Whether it runs, and its pod stays. */
  static boolean running(Pod pod) {
    return !PodReading.terminating(pod)
        && status(pod).map(ContainerStatus::getState).map(ContainerState::getRunning).isPresent();
  }

  /** What it was made from. */
  static Optional<String> image(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(NAME))
        .map(Container::getImage)
        .findFirst();
  }

  static int restarts(Pod pod) {
    return status(pod).map(ContainerStatus::getRestartCount).orElse(0);
  }

  private static Optional<ContainerStatus> status(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> NAME.equals(status.getName()))
        .findFirst();
  }
}
