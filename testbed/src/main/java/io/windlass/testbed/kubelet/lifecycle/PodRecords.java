package io.windlass.testbed.kubelet.lifecycle;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The first record of a pod that a kubelet has just found bound to its node. */
public final class PodRecords {

  private PodRecords() {}

  /**
   * A pod that ran before (under an earlier life of the testbed) is taken up as after a reboot:
   * restart counts go on, init containers run again.
   */
  public static PodRecord of(Pod pod, Instant now) {
    String reason =
        pod.getSpec().getInitContainers().isEmpty() ? "ContainerCreating" : "PodInitializing";
    return new PodRecord(
        RestartPolicy.of(pod.getSpec().getRestartPolicy()),
        pod.getSpec().getInitContainers().stream()
            .map(Container::getName)
            .map(
                name ->
                    status(pod.getStatus().getInitContainerStatuses(), name)
                        .map(status -> ContainerStatuses.foundInit(status, now))
                        .orElseGet(() -> ContainerRecord.fresh(name, reason)))
            .toList(),
        pod.getSpec().getContainers().stream()
            .map(Container::getName)
            .map(
                name ->
                    status(pod.getStatus().getContainerStatuses(), name)
                        .map(status -> ContainerStatuses.found(status, now))
                        .orElseGet(() -> ContainerRecord.fresh(name, reason)))
            .toList());
  }

  private static Optional<ContainerStatus> status(List<ContainerStatus> statuses, String name) {
    return statuses.stream().filter(status -> status.getName().equals(name)).findFirst();
  }
}
