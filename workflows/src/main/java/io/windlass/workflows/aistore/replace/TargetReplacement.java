package io.windlass.workflows.aistore.replace;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.ClusterObservation.Storage;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.KubernetesStep.AwaitDropped;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a replacement that concerns a target: it holds data, so each step is proved. */
final class TargetReplacement {

  private TargetReplacement() {}

  /** Why it can't go; one that is on its way out, or is given up, is not held. */
  static Optional<Objection> refusal(ClusterObservation observation, NodeObservation node) {
    if (node.told() || node.leaving() || !node.serving() && observation.givenUp(node)) {
      return Optional.empty();
    }
    return observation.targets().replicas() == 1
        ? Optional.of(
            new Objection(
                Reason.TOO_FEW_TARGETS,
                "%s is the only target: nobody can take its data meanwhile; raise spec.targetSpec.size first"
                    .formatted(node.name())))
        : observation.storage().flatMap(Storage::objection);
  }

  static List<AIStoreStep> steps(ClusterObservation observation, NodeObservation node) {
    if (observation.mayRenew(node)) {
      return renew(observation, node);
    }
    if (node.leaving() && observation.targets().serving() > 0) {
      return empty(observation, node);
    }
    if (observation.givenUp(node) && !node.running()) {
      return dropped(observation, node);
    }
    return node.serving() ? leave(observation, node) : back(observation);
  }

  /**
   * Its volumes go only once the cluster does not count on them any more. AIStore never drops one
   * that is in maintenance.
   */
  private static List<AIStoreStep> dropped(ClusterObservation observation, NodeObservation node) {
    if (observation.storage().isEmpty()) {
      return NodeHealing.steps(observation, observation.proxies());
    }
    return node.flagged()
        ? List.of()
        : List.of(new AwaitDropped(node.name(), Reason.REPLACE_REQUESTED));
  }

  private static List<AIStoreStep> back(ClusterObservation observation) {
    return NodeHealing.steps(observation, observation.targets());
  }

  private static List<AIStoreStep> leave(ClusterObservation observation, NodeObservation node) {
    ClusterObservation others = observation.with(target -> target.ordinal() != node.ordinal());
    List<AIStoreStep> waits = NodeHealing.steps(others, others.targets());
    if (!waits.isEmpty() || !others.targets().everyReplicaServes()) {
      return waits;
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    return observation.ready() ? empty(observation, node) : NodeHealing.wholeCluster(observation);
  }

  private static List<AIStoreStep> empty(ClusterObservation observation, NodeObservation node) {
    return NodeHealing.leaving(observation, List.of(node.name()), false, Reason.REPLACE_REQUESTED);
  }

  private static List<AIStoreStep> renew(ClusterObservation observation, NodeObservation node) {
    List<AIStoreStep> steps = new ArrayList<>();
    if (observation.rebalanceEnabled()) {
      steps.add(new SwitchRebalance(false, Reason.REBALANCE_SUSPENDED));
    }
    steps.addAll(ReplaceNodePlanner.renewal(DaemonRole.TARGET, node, !node.gone()));
    return steps;
  }
}
