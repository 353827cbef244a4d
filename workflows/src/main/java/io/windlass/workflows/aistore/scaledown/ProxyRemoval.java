package io.windlass.workflows.aistore.scaledown;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.MovePrimary;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The part of a scale-down that concerns proxies: one of those that stay must lead. */
final class ProxyRemoval {

  private ProxyRemoval() {}

  /** The steps after which a proxy that stays is the primary; empty if one is, or none can be. */
  static List<AIStoreStep> primary(ClusterObservation observation) {
    boolean leads =
        observation.proxies().surplus().stream().anyMatch(node -> node.primary() && node.running());
    if (!leads) {
      return List.of();
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    Optional<NodeObservation> successor = successor(observation.proxies());
    if (successor.isEmpty()) {
      return NodeHealing.steps(observation, observation.proxies());
    }
    return observation.ready()
        ? List.of(new MovePrimary(successor.get().name(), Reason.PRIMARY_MOVES_FIRST))
        : NodeHealing.wholeCluster(observation.with(target -> !target.gone()));
  }

  /**
   * One with the newest template if there is one, so that the primary moves as seldom as possible.
   */
  private static Optional<NodeObservation> successor(RoleObservation proxies) {
    return proxies.nodes().stream()
        .limit(proxies.desired())
        .filter(NodeObservation::serving)
        .max(
            Comparator.comparing(NodeObservation::current)
                .thenComparing(NodeObservation::ordinal, Comparator.reverseOrder()));
  }

  /** The steps after which the proxies beyond the spec are gone; empty if they are, or can't go. */
  static List<AIStoreStep> steps(ClusterObservation observation) {
    RoleObservation proxies = observation.proxies();
    if (!proxies.shrinks()) {
      return List.of();
    }
    if (observation.maySpare(proxies)) {
      return List.of(apply(proxies));
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    List<AIStoreStep> leader = primary(observation);
    return leader.isEmpty() && led(proxies) ? List.of(apply(proxies)) : leader(observation, leader);
  }

  /** Nobody who stays leads: an election is under way, or a proxy has to come back first. */
  private static List<AIStoreStep> leader(ClusterObservation observation, List<AIStoreStep> steps) {
    return steps.isEmpty() ? NodeHealing.wholeCluster(observation) : steps;
  }

  private static boolean led(RoleObservation proxies) {
    return proxies.nodes().stream()
        .limit(proxies.desired())
        .anyMatch(node -> node.primary() && node.serving());
  }

  /** Pods of an older template stay what they are: a rollout replaces them in order. */
  private static AIStoreStep apply(RoleObservation proxies) {
    int partition =
        proxies.templateApplied()
            ? Math.min(proxies.partition(), proxies.desired())
            : proxies.desired();
    return new ApplyNodes(DaemonRole.PROXY, proxies.desired(), partition, Reason.SIZE_DECREASED);
  }
}
