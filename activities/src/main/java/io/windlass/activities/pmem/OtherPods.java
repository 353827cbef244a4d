package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Pods of other drivers, by node; read once, and only when somebody asks. */
final class OtherPods {

  private final Supplier<List<Pod>> source;
  private final String own;
  private Optional<Map<String, String>> byNode = Optional.empty();

  /**
   * @param source all pods of the namespace of drivers
   * @param own name of the DaemonSet whose pods are none of these
   */
  OtherPods(Supplier<List<Pod>> source, String own) {
    this.source = source;
    this.own = own;
  }

  /** Whose pod there has not ended yet, in words. */
  synchronized Optional<String> on(String node) {
    Map<String, String> read = byNode.orElseGet(this::read);
    byNode = Optional.of(read);
    return Optional.ofNullable(read.get(node))
        .map("the driver of %s, which has not ended there"::formatted);
  }

  private Map<String, String> read() {
    return source.get().stream()
        .filter(pod -> pod.getSpec().getNodeName() != null)
        .filter(pod -> !List.of("Succeeded", "Failed").contains(pod.getStatus().getPhase()))
        .filter(pod -> Rivals.driver(pod.getSpec()))
        .filter(OtherPods::ofNodes)
        .filter(pod -> !owner(pod).equals(own))
        .collect(
            Collectors.toMap(
                pod -> pod.getSpec().getNodeName(), OtherPods::owner, (one, other) -> one));
  }

  /** A controller uses no memory of its node. */
  private static boolean ofNodes(Pod pod) {
    return !owner(pod).isEmpty();
  }

  /** The DaemonSet that made it; empty where none did. */
  private static String owner(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .filter(owner -> owner.getKind().equals("DaemonSet"))
        .map(OwnerReference::getName)
        .findFirst()
        .orElse("");
  }
}
