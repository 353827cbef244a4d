package io.windlass.testbed.playground;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells what has changed in a cluster that comes up: its resource's conditions and its pods. */
final class ClusterProgress {

  private final KubernetesClient client;
  private final Sample sample;
  private final Consumer<String> narrator;
  private final Map<String, String> told = new HashMap<>();

  ClusterProgress(KubernetesClient client, Sample sample, Consumer<String> narrator) {
    this.client = client;
    this.sample = sample;
    this.narrator = narrator;
  }

  /** Tells what is new, and returns whether the cluster is ready as its spec says now. */
  boolean tell() {
    GenericKubernetesResource resource =
        client
            .genericKubernetesResources(sample.apiVersion(), sample.kind())
            .inNamespace(sample.namespace())
            .withName(sample.name())
            .get();
    if (resource == null) {
      return false;
    }
    Map<String, String> now = new LinkedHashMap<>();
    List<Map<?, ?>> conditions = conditions(resource);
    conditions.stream()
        .filter(ClusterProgress::isNews)
        .forEach(condition -> now.put(text(condition, "type"), conditionText(condition)));
    List<Pod> pods = client.pods().inNamespace(sample.namespace()).list().getItems();
    pods.forEach(pod -> now.put("pod " + pod.getMetadata().getName(), podText(pod)));
    now.forEach(this::tellChange);
    // After a restart the conditions of before are still there while the pods start again.
    return isReady(resource, conditions) && pods.stream().allMatch(ClusterProgress::isReady);
  }

  private void tellChange(String subject, String text) {
    if (!text.equals(told.put(subject, text))) {
      narrator.accept("%-24s %s".formatted(subject, text));
    }
  }

  /** While work is under way, Progressing says it all; the others count once they hold. */
  private static boolean isNews(Map<?, ?> condition) {
    return switch (text(condition, "type")) {
      case "Progressing", "Ready", "Stalled" -> text(condition, "status").equals("True");
      default -> false;
    };
  }

  /** A condition may speak of an older spec: then it says nothing about this one. */
  private static boolean isReady(GenericKubernetesResource resource, List<Map<?, ?>> conditions) {
    long generation = resource.getMetadata().getGeneration();
    return conditions.stream()
        .filter(condition -> text(condition, "type").equals("Ready"))
        .anyMatch(
            condition ->
                text(condition, "status").equals("True")
                    && text(condition, "observedGeneration").equals(Long.toString(generation)));
  }

  private static List<Map<?, ?>> conditions(GenericKubernetesResource resource) {
    Object conditions = resource.get("status", "conditions");
    return conditions instanceof List<?> list
        ? list.stream().flatMap(ClusterProgress::asMap).toList()
        : List.of();
  }

  private static Stream<Map<?, ?>> asMap(Object value) {
    return value instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty();
  }

  private static String conditionText(Map<?, ?> condition) {
    return Stream.of("reason", "message")
        .map(key -> text(condition, key))
        .filter(part -> !part.isEmpty())
        .reduce((left, right) -> left + "  " + right)
        .orElse("");
  }

  private static String text(Map<?, ?> condition, String key) {
    Object value = condition.get(key);
    return value == null ? "" : value.toString();
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
