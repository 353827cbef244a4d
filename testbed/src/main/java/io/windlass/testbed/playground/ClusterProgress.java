package io.windlass.testbed.playground;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what has changed in a cluster that comes up: its resource's conditions and its pods. */
final class ClusterProgress {

  /** The label by which the pods of one cluster are known. */
  private static final String CLUSTER = "app.kubernetes.io/name";

  private final KubernetesClient client;
  private final Sample sample;
  private final Consumer<String> narrator;
  private final Map<String, String> told = new HashMap<>();

  ClusterProgress(KubernetesClient client, Sample sample, Consumer<String> narrator) {
    this.client = client;
    this.sample = sample;
    this.narrator = narrator;
  }

  /** Tells what is new, and returns where the cluster stands as its spec says now. */
  Standing tell() {
    return sample.find(client).map(ReportedConditions::of).map(this::tell).orElse(Standing.COMING);
  }

  private Standing tell(ReportedConditions conditions) {
    Map<String, String> now = new LinkedHashMap<>(conditions.told());
    List<Pod> pods =
        client
            .pods()
            .inNamespace(sample.namespace())
            .withLabel(CLUSTER, sample.name())
            .list()
            .getItems();
    pods.forEach(pod -> now.put("pod " + pod.getMetadata().getName(), podText(pod)));
    now.forEach(this::tellChange);
    Standing standing = conditions.standing();
    // After a restart the conditions of before are still there while the pods start again.
    boolean early = standing == Standing.READY && !pods.stream().allMatch(ClusterProgress::isReady);
    return early ? Standing.COMING : standing;
  }

  private void tellChange(String subject, String text) {
    if (!text.equals(told.put(subject, text))) {
      narrator.accept("%-20s %s".formatted(subject, text));
    }
  }

  private static String podText(Pod pod) {
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return "stopping";
    }
    return isReady(pod)
        ? "ready"
        : pod.getStatus().getContainerStatuses().stream()
            .filter(status -> status.getState().getWaiting() != null)
            .map(status -> status.getState().getWaiting().getReason())
            .findFirst()
            .orElse(pod.getStatus().getPhase());
  }

  private static boolean isReady(Pod pod) {
    List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
    return !containers.isEmpty() && containers.stream().allMatch(ContainerStatus::getReady);
  }
}
