package io.windlass.workflows.aistore.drain;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.EmptyTargets;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a drain that concerns targets: they hold data, so each step is proved. */
final class TargetDeparture {

  private TargetDeparture() {}

  /** The next steps until no target is on the host; empty if none is, or one can't leave. */
  static List<AIStoreStep> steps(ClusterObservation observation) {
    List<NodeObservation> here =
        observation.targets().nodes().stream().filter(observation::mustLeave).toList();
    if (here.isEmpty()) {
      return List.of();
    }
    ClusterObservation others = observation.present().with(node -> !observation.mustLeave(node));
    if (!others.targets().everyReplicaServes()) {
      return NodeHealing.steps(others, others.targets());
    }
    Optional<NodeObservation> emptied = here.stream().filter(NodeObservation::emptied).findFirst();
    if (observation.rebalancing()) {
      return awaitRebalance(here, emptied.isPresent());
    }
    return emptied.map(node -> leave(observation, node)).orElseGet(() -> empty(observation, here));
  }

  /** One that moves data off them is taken up again, also by a worker that has not begun it. */
  private static List<AIStoreStep> awaitRebalance(List<NodeObservation> here, boolean emptied) {
    List<String> out =
        here.stream().filter(NodeObservation::flagged).map(NodeObservation::name).toList();
    return out.isEmpty() || emptied
        ? List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY))
        : List.of(new EmptyTargets(out, Reason.DRAIN_REQUESTED));
  }

  private static List<AIStoreStep> leave(ClusterObservation observation, NodeObservation node) {
    List<AIStoreStep> steps = new ArrayList<>();
    if (observation.rebalanceEnabled()) {
      steps.add(new SwitchRebalance(false, Reason.REBALANCE_SUSPENDED));
    }
    steps.addAll(DrainPlanner.departure(DaemonRole.TARGET, node));
    return steps;
  }

  /** Who was left half-way comes back first: nobody knows what of its data has moved. */
  private static List<AIStoreStep> empty(
      ClusterObservation observation, List<NodeObservation> here) {
    if (!here.stream().allMatch(NodeObservation::serving)) {
      return NodeHealing.steps(observation, observation.targets());
    }
    if (!observation.ready()) {
      return NodeHealing.wholeCluster(observation);
    }
    List<AIStoreStep> steps = new ArrayList<>();
    if (!observation.rebalanceEnabled()) {
      steps.add(new SwitchRebalance(true, Reason.DATA_LEAVES));
    }
    List<String> names = here.stream().map(NodeObservation::name).toList();
    steps.add(new EmptyTargets(names, Reason.DRAIN_REQUESTED));
    return steps;
  }
}
