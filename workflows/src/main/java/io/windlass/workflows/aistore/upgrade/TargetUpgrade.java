package io.windlass.workflows.aistore.upgrade;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.EnterMaintenance;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.AwaitNode;
import io.windlass.workflows.aistore.KubernetesStep.RestartTarget;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The part of a rolling upgrade that concerns targets: they hold the data, so each step is proved.
 */
final class TargetUpgrade {

  private TargetUpgrade() {}

  static List<AIStoreStep> steps(ClusterObservation observation) {
    RoleObservation targets = observation.targets();
    if (!targets.templateApplied()) {
      return List.of(
          new ApplyNodes(DaemonRole.TARGET, targets.replicas(), 0, observation.rolloutReason()));
    }
    return targets.outdated().stream()
        .filter(node -> !node.helpless())
        .min(
            Comparator.<NodeObservation, Boolean>comparing(node -> !down(observation, node))
                .thenComparing(NodeObservation::serving))
        .map(node -> upgrade(observation, node))
        .orElseGet(() -> NodeHealing.steps(observation, targets));
  }

  /** Its process has ended, or the cluster has dropped it: nothing on it can be reached now. */
  private static boolean down(ClusterObservation observation, NodeObservation node) {
    boolean dropped = observation.storage().isPresent() && node.member().isEmpty();
    return !node.running() || dropped && !node.ready();
  }

  private static List<AIStoreStep> upgrade(ClusterObservation observation, NodeObservation node) {
    if (down(observation, node)) {
      return restart(observation, node);
    }
    if (!observation.targets().othersServe(node)) {
      return NodeHealing.steps(observation, observation.targets());
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    return observation.ready() ? takeDown(observation, node) : whenNotReady(observation, node);
  }

  private static List<AIStoreStep> whenNotReady(
      ClusterObservation observation, NodeObservation node) {
    return node.leftInMaintenance()
        ? NodeHealing.steps(observation, observation.targets())
        : NodeHealing.wholeCluster(observation);
  }

  private static List<AIStoreStep> takeDown(ClusterObservation observation, NodeObservation node) {
    List<AIStoreStep> steps = new ArrayList<>();
    if (observation.rebalanceEnabled()) {
      steps.add(new SwitchRebalance(false, Reason.REBALANCE_SUSPENDED));
    }
    if (observation.targets().replicas() > 1 && !node.flagged()) {
      steps.add(new EnterMaintenance(node.name(), observation.rolloutReason()));
    }
    steps.addAll(restart(observation, node));
    return steps;
  }

  private static List<AIStoreStep> restart(ClusterObservation observation, NodeObservation node) {
    Reason reason = observation.rolloutReason();
    AwaitNode wait = new AwaitNode(DaemonRole.TARGET, node.name(), true, reason);
    return node.pod()
        .<List<AIStoreStep>>map(
            pod -> List.of(new RestartTarget(node.name(), pod.uid(), reason), wait))
        .orElse(List.of(wait));
  }
}
