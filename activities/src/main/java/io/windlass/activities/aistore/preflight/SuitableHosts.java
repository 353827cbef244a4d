package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.windlass.workflows.aistore.autoscale.HostRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of Kubernetes that take the pods of a role, by labels, affinity and taints. */
final class SuitableHosts {

  private SuitableHosts() {}

  /** Those; empty where none can be seen. */
  static Optional<List<Node>> of(Surroundings around, RoleWanted role) {
    return around
        .hosts()
        .map(hosts -> hosts.stream().filter(host -> suits(host, role.pod())).toList());
  }

  /** Their names; none where they can't be seen. */
  static List<String> names(Surroundings around, RoleWanted role) {
    return of(around, role).orElse(List.of()).stream()
        .map(host -> host.getMetadata().getName())
        .toList();
  }

  private static boolean suits(Node host, PodSpec pod) {
    return HostRules.has(host, Optional.ofNullable(pod.getNodeSelector()).orElse(Map.of()))
        && HostRules.open(host, Optional.ofNullable(pod.getTolerations()).orElse(List.of()))
        && Requirements.match(required(pod), host);
  }

  private static Optional<NodeSelector> required(PodSpec pod) {
    return Optional.ofNullable(pod.getAffinity())
        .map(Affinity::getNodeAffinity)
        .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution);
  }
}
