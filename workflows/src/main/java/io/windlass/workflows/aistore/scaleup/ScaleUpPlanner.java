package io.windlass.workflows.aistore.scaleup;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreStep.ApplyFoundation;
import io.windlass.workflows.aistore.AIStoreStep.ApplyNodes;
import io.windlass.workflows.aistore.AIStoreStep.AwaitQuiet;
import io.windlass.workflows.aistore.AIStoreStep.SwitchRebalance;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.PodProblem;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds proxies and targets to a cluster that serves.
 *
 * <ol>
 *   <li>Proxies hold no data: they are added at once.
 *   <li>Targets join only while no rebalance runs. Automatic rebalance is off while they do, lest
 *       each one that joins start a rebalance and abort the one before.
 *   <li>When all have joined, or when the first that joined would soon forget its neighbours, one
 *       rebalance is started, awaited and verified; then automatic rebalance is what the spec says.
 *   <li>A new node that can't start ends the operation after the data is settled.
 *   <li>To stop: the nodes that were asked for stay; what joined is settled.
 * </ol>
 *
 * <p>Guarantees: no object that was reachable before is out of reach once the operation has ended;
 * no node that serves is touched.
 */
public final class ScaleUpPlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    List<AIStoreStep> steps =
        intent == Intent.STOP ? Settling.steps(observation) : steps(observation);
    if (!steps.isEmpty()) {
      return Plan.proceed(steps, List.of("rebalance"), done(observation), total(observation));
    }
    if (intent == Intent.STOP) {
      return Plan.end(Verdict.DONE, Reason.CANCELLED, stopped(observation));
    }
    return NodeHealing.stuck(observation)
        .map(ScaleUpPlanner::stalled)
        .orElseGet(
            () -> Plan.end(Verdict.DONE, Reason.CONVERGED, "all nodes serve, the data is settled"));
  }

  private static List<AIStoreStep> steps(ClusterObservation observation) {
    if (!observation.marks().foundationApplied()) {
      return List.of(new ApplyFoundation(Reason.SIZE_INCREASED));
    }
    if (missing(observation.proxies())) {
      return List.of(apply(observation.proxies()));
    }
    if (missing(observation.targets())) {
      return addTargets(observation);
    }
    List<AIStoreStep> waits = NodeHealing.steps(observation.proxies());
    if (waits.isEmpty() && !observation.windowCloses()) {
      waits = NodeHealing.steps(observation.targets());
    }
    return waits.isEmpty() ? Settling.steps(observation) : waits;
  }

  private static List<AIStoreStep> addTargets(ClusterObservation observation) {
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    if (!observation.ready()) {
      return List.of(NodeHealing.wholeCluster(observation));
    }
    List<AIStoreStep> steps = new ArrayList<>();
    if (observation.rebalanceEnabled()) {
      steps.add(new SwitchRebalance(false, Reason.REBALANCE_SUSPENDED));
    }
    steps.add(apply(observation.targets()));
    return steps;
  }

  private static boolean missing(RoleObservation role) {
    return role.replicas() < role.desired();
  }

  private static AIStoreStep apply(RoleObservation role) {
    int partition = role.role() == DaemonRole.PROXY ? role.partition() : 0;
    return new ApplyNodes(role.role(), role.desired(), partition, Reason.SIZE_INCREASED);
  }

  private static Plan<AIStoreStep> stalled(PodProblem problem) {
    return Plan.end(
        Verdict.STALLED,
        problem.reason(),
        problem.message() + "; all others serve. Correct the spec or make room for it to go on");
  }

  private static String stopped(ClusterObservation observation) {
    return "%d of %d nodes serve, the data on them is settled"
        .formatted(done(observation), total(observation));
  }

  private static int done(ClusterObservation observation) {
    return observation.proxies().serving() + observation.targets().serving();
  }

  private static int total(ClusterObservation observation) {
    return observation.proxies().desired() + observation.targets().desired();
  }
}
