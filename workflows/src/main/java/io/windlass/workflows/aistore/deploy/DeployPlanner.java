package io.windlass.workflows.aistore.deploy;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreStep.ApplyFoundation;
import io.windlass.workflows.aistore.AIStoreStep.ApplyNodes;
import io.windlass.workflows.aistore.AIStoreStep.AwaitCluster;
import io.windlass.workflows.aistore.AIStoreStep.MarkSettled;
import io.windlass.workflows.aistore.AIStoreStep.SetConfig;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.PodProblem;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings up a cluster that was never complete.
 *
 * <ol>
 *   <li>What pods need before they start: accounts, configuration, services.
 *   <li>One proxy alone, until its process runs: it is the one that the configuration names as the
 *       first primary, and no other may found a cluster of its own.
 *   <li>All proxies and all targets at once, as soon as that one runs: each finds the primary by
 *       itself.
 *   <li>Wait until every node serves and the cluster calls itself ready.
 *   <li>A new cluster holds no data, so it is recorded as settled without a rebalance.
 * </ol>
 *
 * <p>To stop is to do nothing more: a cluster that was never complete holds nothing that could be
 * lost.
 */
public final class DeployPlanner implements OperationPlanner {

  private static final List<String> FORESEEN =
      List.of(
          "start the first proxy",
          "start all proxies and targets",
          "wait until every node serves and the cluster is ready");

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    if (intent == Intent.STOP) {
      return Plan.end(
          Verdict.DONE,
          Reason.CANCELLED,
          "%d of %d nodes serve; nothing was removed"
              .formatted(done(observation), total(observation)));
    }
    List<AIStoreStep> steps = steps(observation);
    if (!steps.isEmpty()) {
      return Plan.proceed(steps, later(steps), done(observation), total(observation));
    }
    return NodeHealing.stuck(observation)
        .map(DeployPlanner::stalled)
        .orElseGet(() -> Plan.end(Verdict.DONE, Reason.CONVERGED, "every node serves"));
  }

  private static Plan<AIStoreStep> stalled(PodProblem problem) {
    return Plan.end(
        Verdict.STALLED, problem.reason(), problem.message() + "; correct the spec to go on");
  }

  private static List<AIStoreStep> steps(ClusterObservation observation) {
    RoleObservation proxies = observation.proxies();
    if (!observation.marks().foundationApplied()) {
      return List.of(new ApplyFoundation(Reason.NEW_CLUSTER));
    }
    if (!proxies.exists()) {
      return List.of(apply(DaemonRole.PROXY, 1), new AwaitCluster(1, 0, Reason.NEW_CLUSTER));
    }
    List<AIStoreStep> missing = missingNodes(observation);
    if (!missing.isEmpty()) {
      return missing;
    }
    if (!observation.healthy()) {
      return NodeHealing.stuck(observation).isEmpty()
          ? List.of(NodeHealing.wholeCluster(observation))
          : List.of();
    }
    List<AIStoreStep> last = new ArrayList<>();
    if (observation.unsettled()) {
      last.add(new MarkSettled(Reason.NEW_CLUSTER));
    }
    if (!observation.marks().configSent()) {
      last.add(new SetConfig(Reason.NEW_CLUSTER));
    }
    return last;
  }

  private static List<AIStoreStep> missingNodes(ClusterObservation observation) {
    RoleObservation proxies = observation.proxies();
    RoleObservation targets = observation.targets();
    boolean firstRuns =
        proxies.nodes().stream().anyMatch(node -> node.ordinal() == 0 && node.running());
    if (!firstRuns && proxies.replicas() < proxies.desired()) {
      return List.of(new AwaitCluster(1, 0, Reason.NEW_CLUSTER));
    }
    List<AIStoreStep> steps = new ArrayList<>();
    if (outOfStep(proxies)) {
      steps.add(apply(DaemonRole.PROXY, proxies.desired()));
    }
    if (outOfStep(targets)) {
      steps.add(apply(DaemonRole.TARGET, targets.desired()));
    }
    return steps;
  }

  private static boolean outOfStep(RoleObservation role) {
    return !role.exists() || role.replicas() < role.desired() || !role.templateApplied();
  }

  private static AIStoreStep apply(DaemonRole role, int replicas) {
    return new ApplyNodes(role, replicas, 0, Reason.NEW_CLUSTER);
  }

  /** What follows the given steps, told from where they are in the order above. */
  private static List<String> later(List<AIStoreStep> now) {
    int known =
        switch (now.getLast()) {
          case ApplyFoundation ignored -> 0;
          case AwaitCluster wait when wait.targets() == 0 -> 1;
          case ApplyNodes ignored -> 2;
          default -> 3;
        };
    return FORESEEN.subList(known, FORESEEN.size());
  }

  private static int done(ClusterObservation observation) {
    return observation.proxies().serving() + observation.targets().serving();
  }

  private static int total(ClusterObservation observation) {
    return observation.proxies().desired() + observation.targets().desired();
  }
}
