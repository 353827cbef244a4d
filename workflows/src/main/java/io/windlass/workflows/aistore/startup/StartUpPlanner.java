package io.windlass.workflows.aistore.startup;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.AwaitCluster;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.recover.RecoverPlanner;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a cluster whose nodes have all ended, or only its targets.
 *
 * <ol>
 *   <li>As many nodes as there were when it was shut down, and more when the spec wants more: none
 *       that may hold data is left out. A spec that wants fewer is dealt with when all serve.
 *   <li>What pods need comes first. Then the proxies, until the process of one runs; then the
 *       targets.
 *   <li>Where the proxies have been serving meanwhile, automatic rebalance is off while the targets
 *       join, lest each one abort the rebalance of the one before.
 *   <li>Once nodes of both roles are asked for, all is as after any loss: see {@link
 *       RecoverPlanner}. The targets are new processes, so one rebalance proves that every object
 *       is where it is looked for. That is so also when the shutdown was in order: who was late at
 *       this start, and what was written before it came, nobody has seen.
 *   <li>To stop, before the targets were asked for, is to do nothing more.
 * </ol>
 */
public final class StartUpPlanner implements OperationPlanner {

  private final OperationPlanner afterwards = new RecoverPlanner();

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    if (!observation.cold()) {
      return afterwards.plan(observation, intent);
    }
    return switch (intent) {
      case COMPLETE ->
          Plan.proceed(
              steps(observation),
              List.of("settle the data"),
              serving(observation),
              revived(observation));
      case STOP ->
          Plan.end(
              Verdict.DONE,
              Reason.CANCELLED,
              "%d of %d nodes serve; what the others hold is on their volumes"
                  .formatted(serving(observation), revived(observation)));
    };
  }

  private static List<AIStoreStep> steps(ClusterObservation observation) {
    if (!observation.marks().foundationApplied()) {
      return List.of(new ApplyFoundation(Reason.START_REQUESTED));
    }
    RoleObservation proxies = observation.proxies();
    return proxies.nodes().isEmpty()
        ? List.of(apply(proxies), new AwaitCluster(1, 0, Reason.START_REQUESTED))
        : startTargets(observation);
  }

  private static List<AIStoreStep> startTargets(ClusterObservation observation) {
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    List<AIStoreStep> steps = new ArrayList<>();
    if (observation.ready() && observation.rebalanceEnabled()) {
      steps.add(new SwitchRebalance(false, Reason.REBALANCE_SUSPENDED));
    }
    RoleObservation targets = observation.targets();
    steps.add(apply(targets));
    steps.add(
        new AwaitCluster(
            observation.proxies().replicas(), targets.revived(), Reason.START_REQUESTED));
    return steps;
  }

  private static AIStoreStep apply(RoleObservation role) {
    return new ApplyNodes(role.role(), role.revived(), 0, Reason.START_REQUESTED);
  }

  private static int serving(ClusterObservation observation) {
    return observation.proxies().serving() + observation.targets().serving();
  }

  private static int revived(ClusterObservation observation) {
    return observation.proxies().revived() + observation.targets().revived();
  }
}
