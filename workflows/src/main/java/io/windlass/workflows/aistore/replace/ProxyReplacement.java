package io.windlass.workflows.aistore.replace;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.MovePrimary;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;

/** The part of a replacement that concerns a proxy: another one must lead. */
final class ProxyReplacement {

  private ProxyReplacement() {}

  static Optional<Objection> refusal(ClusterObservation observation, NodeObservation node) {
    if (node.ordinal() == 0) {
      return Optional.of(
          new Objection(
              Reason.NOT_SUPPORTED,
              "%s can't be replaced: every node looks for its cluster there, and without its state it would found another one; give it its volume back"
                  .formatted(node.name())));
    }
    return observation.storage().isPresent() && successor(observation, node).isEmpty()
        ? Optional.of(
            new Objection(
                Reason.NOT_SUPPORTED,
                "%s is the only proxy that serves: nobody would lead; make another one serve, or raise spec.proxySpec.size"
                    .formatted(node.name())))
        : Optional.empty();
  }

  static List<AIStoreStep> steps(ClusterObservation observation, NodeObservation node) {
    Optional<NodeObservation> successor = successor(observation, node);
    if (successor.isEmpty() || !observation.ready()) {
      return NodeHealing.steps(observation, observation.proxies());
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    if (node.primary()) {
      return List.of(new MovePrimary(successor.get().name(), Reason.PRIMARY_MOVES_FIRST));
    }
    return ReplaceNodePlanner.renewal(DaemonRole.PROXY, node, false);
  }

  private static Optional<NodeObservation> successor(
      ClusterObservation observation, NodeObservation node) {
    return observation.proxies().nodes().stream()
        .filter(other -> other.ordinal() != node.ordinal() && other.serving())
        .findFirst();
  }
}
