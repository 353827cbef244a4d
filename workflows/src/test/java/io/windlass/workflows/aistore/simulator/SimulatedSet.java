package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A StatefulSet with its controller: pods are created in parallel; proxies are replaced from the
 * highest ordinal down to the partition, one unready pod at a time; targets only when deleted.
 */
final class SimulatedSet {

  final DaemonRole role;
  final List<SimulatedNode> nodes = new ArrayList<>();
  boolean exists;
  int replicas;
  int partition;

  /** How many nodes there were when the cluster was shut down; 0 while it is not. */
  int stoppedFrom;

  String template = "";

  /** What pods below the partition are created from until a rollout is complete. */
  String former = "";

  SimulatedSet(DaemonRole role) {
    this.role = role;
  }

  void apply(int wantedReplicas, int wantedPartition, String wantedTemplate) {
    if (!exists) {
      former = wantedTemplate;
    }
    exists = true;
    replicas = wantedReplicas;
    stoppedFrom = 0;
    partition = wantedPartition;
    template = wantedTemplate;
    while (nodes.size() < replicas) {
      nodes.add(new SimulatedNode(role, nodes.size()));
    }
  }

  /** Asks for no node, and remembers how many there were. */
  void stop(String wantedTemplate) {
    int before = Math.max(replicas, stoppedFrom);
    apply(0, 0, wantedTemplate);
    stoppedFrom = before;
  }

  void delete() {
    exists = false;
    stoppedFrom = 0;
    replicas = 0;
  }

  /** Nodes that the StatefulSet asks for. */
  List<SimulatedNode> wanted() {
    return nodes.subList(0, replicas);
  }

  Stream<SimulatedNode> withPod() {
    return nodes.stream().filter(node -> node.pod.isPresent());
  }

  SimulatedNode node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  String templateFor(int ordinal) {
    return role == DaemonRole.PROXY && ordinal < partition ? former : template;
  }

  /** Pods without a place, and the pod that the rollout replaces now. */
  List<SimulatedNode> doomed() {
    List<SimulatedNode> doomed =
        new ArrayList<>(withPod().filter(node -> node.ordinal >= replicas).toList());
    if (role == DaemonRole.PROXY) {
      replaced().ifPresent(doomed::add);
    }
    return doomed.stream().filter(node -> !node.pod.orElseThrow().ending()).toList();
  }

  private Optional<SimulatedNode> replaced() {
    for (int ordinal = replicas - 1; ordinal >= partition; ordinal--) {
      SimulatedNode node = nodes.get(ordinal);
      boolean old = node.pod.filter(pod -> !pod.template.equals(template)).isPresent();
      if (old) {
        return Optional.of(node);
      }
      if (node.pod.filter(pod -> pod.ready).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A complete rollout makes its template the one for pods below any partition. */
  void completeRollout() {
    boolean complete =
        wanted().stream()
            .allMatch(
                node ->
                    node.pod.filter(pod -> pod.ready && pod.template.equals(template)).isPresent());
    if (complete) {
      former = template;
    }
  }
}
