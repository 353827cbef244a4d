package io.windlass.workflows.aistore.scaleup;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.Stopping;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds proxies and targets to a cluster that serves.
 *
 * <ol>
 *   <li>A pod template that differs ends the operation: to add nodes would replace others with
 *       them.
 *   <li>Data that soon can't be found at neighbours any more is settled before anything else.
 *   <li>Proxies hold no data: they are added at once.
 *   <li>Targets join only while no rebalance runs. Automatic rebalance is off while they do, lest
 *       each one that joins start a rebalance and abort the one before.
 *   <li>When all have joined, one rebalance is started, awaited and verified; then automatic
 *       rebalance is what the spec says.
 *   <li>A new node that can't start ends the operation after the data is settled.
 *   <li>To stop: the nodes that were asked for stay and are waited for; what joined is settled.
 * </ol>
 *
 * <p>Guarantees: no object that was reachable before is out of reach once the operation has ended;
 * no node that serves is touched.
 */
public final class ScaleUpPlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(observation);
      case STOP -> Stopping.plan(observation, progress(observation));
    };
  }

  private static Plan<AIStoreStep> complete(ClusterObservation observation) {
    if (observation.lacksRole()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.OBJECT_CHANGED, "a StatefulSet is gone");
    }
    if (!observation.proxies().allCurrent() || !observation.targets().allCurrent()) {
      return Plan.end(
          Verdict.SUPERSEDED, observation.rolloutReason(), "nodes get a new template first");
    }
    List<AIStoreStep> steps = steps(observation);
    return steps.isEmpty()
        ? end(observation)
        : Plan.proceed(steps, List.of("rebalance"), done(observation), total(observation));
  }

  private static List<AIStoreStep> steps(ClusterObservation observation) {
    if (observation.windowCloses()) {
      return Stopping.urgent(observation);
    }
    if (!observation.marks().foundationApplied()) {
      return List.of(new ApplyFoundation(Reason.SIZE_INCREASED));
    }
    if (missing(observation.proxies())) {
      return List.of(apply(observation.proxies()));
    }
    if (missing(observation.targets())) {
      return addTargets(observation);
    }
    List<AIStoreStep> waits = NodeHealing.steps(observation, observation.proxies());
    if (waits.isEmpty()) {
      waits = NodeHealing.steps(observation, observation.targets());
    }
    return waits.isEmpty() ? Settling.steps(observation) : waits;
  }

  private static Plan<AIStoreStep> end(ClusterObservation observation) {
    return NodeHealing.stuck(observation)
        .map(ScaleUpPlanner::stalled)
        .orElseGet(
            () -> Plan.end(Verdict.DONE, Reason.CONVERGED, "all nodes serve, the data is settled"));
  }

  private static List<AIStoreStep> addTargets(ClusterObservation observation) {
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    if (!observation.ready()) {
      return NodeHealing.wholeCluster(observation);
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

  private static Stopping.Progress progress(ClusterObservation observation) {
    return new Stopping.Progress(done(observation), total(observation), "nodes serve");
  }

  private static int done(ClusterObservation observation) {
    return observation.proxies().serving() + observation.targets().serving();
  }

  private static int total(ClusterObservation observation) {
    return observation.proxies().desired() + observation.targets().desired();
  }
}
