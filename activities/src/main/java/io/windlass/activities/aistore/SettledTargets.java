package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.NodeObservation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The targets that the last verified rebalance covered, by the identity of their processes: pod uid
 * and number of restarts. A target that restarted has another identity, so the record can't be
 * stale in the dangerous direction.
 */
record SettledTargets(Set<String> processes) {

  static SettledTargets parse(String annotation) {
    return new SettledTargets(
        Arrays.stream(annotation.split(","))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.toSet()));
  }

  static SettledTargets of(Collection<Pod> pods) {
    return new SettledTargets(
        pods.stream().map(SettledTargets::process).collect(Collectors.toSet()));
  }

  /** Those of the pods that serve. */
  static SettledTargets serving(Collection<Pod> pods, ClusterObservation seen) {
    Set<String> serving =
        seen.targets().nodes().stream()
            .filter(NodeObservation::serving)
            .map(NodeObservation::name)
            .collect(Collectors.toSet());
    return of(pods.stream().filter(pod -> serving.contains(pod.getMetadata().getName())).toList());
  }

  boolean containsAll(SettledTargets others) {
    return processes.containsAll(others.processes);
  }

  /** Whether a process of that pod is among them. */
  boolean has(String pod) {
    return processes.stream().anyMatch(process -> process.startsWith(pod + "="));
  }

  boolean contains(Pod pod) {
    return processes.contains(process(pod));
  }

  /** All but the processes of a pod. */
  SettledTargets without(String pod) {
    return new SettledTargets(
        processes.stream()
            .filter(process -> !process.startsWith(pod + "="))
            .collect(Collectors.toSet()));
  }

  SettledTargets with(String process) {
    return new SettledTargets(
        Stream.concat(processes.stream(), Stream.of(process)).collect(Collectors.toSet()));
  }

  String annotation() {
    return processes.stream().sorted().collect(Collectors.joining(","));
  }

  private static String process(Pod pod) {
    return "%s.%d".formatted(PodReading.identity(pod), MainContainer.restarts(pod));
  }
}
