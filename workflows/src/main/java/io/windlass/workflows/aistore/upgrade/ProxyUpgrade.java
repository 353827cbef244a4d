package io.windlass.workflows.aistore.upgrade;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.MovePrimary;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.AwaitNode;
import io.windlass.workflows.aistore.KubernetesStep.RemoveNodes;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The part of a rolling upgrade that concerns proxies. The StatefulSet replaces pods from its
 * partition upwards, so the template is applied with all pods held, and the partition then lowered
 * one by one.
 *
 * <p>When no proxy is ready there is nobody to disturb, and one alone could not become ready
 * without the others: all are replaced at once. While the pod of one does not end or can't be
 * created, Kubernetes replaces none below it: the rollout ends there.
 */
final class ProxyUpgrade {

  private ProxyUpgrade() {}

  static List<AIStoreStep> steps(ClusterObservation observation) {
    RoleObservation proxies = observation.proxies();
    if (proxies.replicas() > 1 && proxies.noneReady() && !proxies.allCurrent()) {
      return replaceAll(observation);
    }
    if (!proxies.templateApplied()) {
      return List.of(hold(observation));
    }
    if (proxies.nodes().stream().anyMatch(NodeObservation::helpless)) {
      return NodeHealing.steps(observation, proxies);
    }
    return proxies.outdated().reversed().stream()
        .findFirst()
        .map(node -> replace(observation, node))
        .orElseGet(() -> finish(observation));
  }

  private static List<AIStoreStep> replaceAll(ClusterObservation observation) {
    return List.of(
        new RemoveNodes(DaemonRole.PROXY, observation.rolloutReason()), apply(observation, 0));
  }

  private static List<AIStoreStep> replace(ClusterObservation observation, NodeObservation node) {
    if (node.serving()) {
      List<AIStoreStep> first = beforeDisturbing(observation, node);
      if (!first.isEmpty() || !othersAllow(observation.proxies(), node)) {
        return first;
      }
    } else if (!othersAllow(observation.proxies(), node)) {
      return NodeHealing.steps(observation, observation.proxies());
    }
    Optional<NodeObservation> successor =
        node.primary() ? successor(observation.proxies(), node) : Optional.empty();
    if (successor.isEmpty()) {
      return release(observation, node);
    }
    return observation.rebalancing()
        ? List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY))
        : List.of(new MovePrimary(successor.get().name(), Reason.PRIMARY_MOVES_FIRST));
  }

  /** Whatever can come back by itself does so before a proxy that serves goes down. */
  private static List<AIStoreStep> beforeDisturbing(
      ClusterObservation observation, NodeObservation node) {
    if (!observation.proxies().othersServe(node)) {
      return NodeHealing.steps(observation, observation.proxies());
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    return observation.ready() ? List.of() : NodeHealing.wholeCluster(observation);
  }

  /**
   * Whether the other proxies serve, or are broken with the older template: then only the rollout
   * can help them, and it has to come past this one. One that is broken with the new template ends
   * the rollout: Kubernetes does not replace any other before it is ready.
   */
  private static boolean othersAllow(RoleObservation proxies, NodeObservation node) {
    return proxies.absent().stream()
        .filter(other -> other.ordinal() != node.ordinal())
        .noneMatch(NodeObservation::current);
  }

  /** An upgraded proxy if there is one, so that the primary moves as seldom as possible. */
  private static Optional<NodeObservation> successor(
      RoleObservation proxies, NodeObservation primary) {
    return proxies.nodes().stream()
        .filter(node -> node.ordinal() != primary.ordinal() && node.serving())
        .max(
            Comparator.comparing(NodeObservation::current)
                .thenComparing(NodeObservation::ordinal, Comparator.reverseOrder()));
  }

  private static List<AIStoreStep> release(ClusterObservation observation, NodeObservation node) {
    return List.of(
        apply(observation, node.ordinal()),
        new AwaitNode(DaemonRole.PROXY, node.name(), true, observation.rolloutReason()));
  }

  private static List<AIStoreStep> finish(ClusterObservation observation) {
    RoleObservation proxies = observation.proxies();
    if (!proxies.everyReplicaServes()) {
      return NodeHealing.steps(observation, proxies);
    }
    return proxies.partition() == 0
        ? List.of()
        : List.of(new ApplyNodes(DaemonRole.PROXY, proxies.replicas(), 0, Reason.OBJECT_CHANGED));
  }

  private static AIStoreStep hold(ClusterObservation observation) {
    return apply(observation, observation.proxies().replicas());
  }

  private static AIStoreStep apply(ClusterObservation observation, int partition) {
    return new ApplyNodes(
        DaemonRole.PROXY, observation.proxies().replicas(), partition, observation.rolloutReason());
  }
}
