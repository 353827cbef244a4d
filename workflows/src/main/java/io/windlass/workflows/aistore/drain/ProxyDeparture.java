package io.windlass.workflows.aistore.drain;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.MovePrimary;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;

/** The part of a drain that concerns proxies: one elsewhere must lead. */
final class ProxyDeparture {

  private ProxyDeparture() {}

  /**
   * Nobody on the host leads any more: {@code kubectl drain} evicts proxies whenever it likes, and
   * a change of the primary would break off what moves data.
   */
  static List<AIStoreStep> primary(ClusterObservation observation) {
    boolean leads =
        observation.proxies().nodes().stream()
            .anyMatch(node -> node.primary() && observation.mustLeave(node));
    Optional<NodeObservation> successor = DrainRefusal.successor(observation);
    if (!leads || successor.isEmpty()) {
      return List.of();
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    return observation.ready()
        ? List.of(new MovePrimary(successor.get().name(), Reason.PRIMARY_MOVES_FIRST))
        : NodeHealing.wholeCluster(observation);
  }

  /** The steps after which the first proxy has left the host; empty if none is on it. */
  static List<AIStoreStep> steps(ClusterObservation observation) {
    return observation.proxies().nodes().stream()
        .filter(observation::mustLeave)
        .findFirst()
        .map(node -> leave(observation, node))
        .orElse(List.of());
  }

  private static List<AIStoreStep> leave(ClusterObservation observation, NodeObservation node) {
    boolean othersServe =
        observation.present().proxies().nodes().stream()
            .filter(other -> !observation.mustLeave(other))
            .allMatch(NodeObservation::serving);
    if (!othersServe) {
      return NodeHealing.steps(observation, observation.proxies());
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    return observation.ready()
        ? DrainPlanner.departure(DaemonRole.PROXY, node)
        : NodeHealing.wholeCluster(observation);
  }
}
