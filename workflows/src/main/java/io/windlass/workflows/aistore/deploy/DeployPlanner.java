package io.windlass.workflows.aistore.deploy;

import io.windlass.workflows.aistore.AIStoreDecider;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.SetConfig;
import io.windlass.workflows.aistore.KubernetesStep.ApplyAllNodes;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.AwaitCluster;
import io.windlass.workflows.aistore.KubernetesStep.MarkSettled;
import io.windlass.workflows.aistore.KubernetesStep.RemoveNodes;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings up a cluster that was never complete.
 *
 * <ol>
 *   <li>What pods need before they start: accounts, configuration, services.
 *   <li>One proxy alone, until its process runs: it is the one that the configuration names as the
 *       first primary, and no other may found a cluster of its own. While it is alone it takes a
 *       corrected template at once.
 *   <li>Several proxies of which none is ready, with a template that differs, are removed, and it
 *       is begun anew: they would never take a corrected one.
 *   <li>All proxies and all targets at once, as soon as that one runs: each finds the primary by
 *       itself. Nodes beyond the spec that never ran are dropped.
 *   <li>Wait until every node serves and the cluster calls itself ready. A pod that can't become
 *       ready ends the operation.
 *   <li>A cluster without a bucket is recorded as settled without a rebalance. One that has some,
 *       because its volumes outlived an earlier cluster of the name or somebody was early to write,
 *       is settled by a rebalance.
 *   <li>The configuration is sent, and written for later starts: only a cluster that was complete
 *       once may begin a rebalance by itself.
 *   <li>When all nodes are there but some have an older template, a rolling upgrade takes over.
 *   <li>When nodes beyond the spec run by now, a scale-down takes over: they may hold data.
 * </ol>
 *
 * <p>To stop is to do nothing more: a cluster that was never complete holds nothing that could be
 * lost.
 */
public final class DeployPlanner implements OperationPlanner {

  private static final String ALL = "start all proxies and targets";
  private static final String LAST = "settle the data and send the configuration";

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    if (intent == Intent.STOP) {
      return Plan.end(
          Verdict.DONE,
          Reason.CANCELLED,
          "%d of %d nodes serve; nothing was removed"
              .formatted(done(observation), total(observation)));
    }
    if (AIStoreDecider.rollsOut(observation)) {
      return Plan.end(
          Verdict.SUPERSEDED,
          Reason.TEMPLATE_CHANGED,
          "all nodes exist, some with an older template");
    }
    if (AIStoreDecider.holdsMore(observation)) {
      return Plan.end(
          Verdict.SUPERSEDED, Reason.SIZE_DECREASED, "nodes run that the spec no longer wants");
    }
    List<AIStoreStep> steps = steps(observation);
    if (!steps.isEmpty()) {
      return Plan.proceed(steps, later(observation, steps), done(observation), total(observation));
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
    if (!proxies.exists() || proxies.replicas() == 1 && !proxies.templateApplied()) {
      return first(observation);
    }
    if (proxies.noneReady() && !proxies.allCurrent()) {
      return List.of(new RemoveNodes(DaemonRole.PROXY, observation.rolloutReason()));
    }
    if (!observation.marks().foundationApplied() && !observation.healthy()) {
      return List.of(new ApplyFoundation(Reason.NEW_CLUSTER));
    }
    boolean firstRuns = proxies.nodes().getFirst().running();
    if (!firstRuns && proxies.replicas() < proxies.desired()) {
      return NodeHealing.stuck(observation).isEmpty()
          ? List.of(new AwaitCluster(1, 0, Reason.NEW_CLUSTER))
          : List.of();
    }
    List<AIStoreStep> others = others(observation);
    return others.isEmpty() ? completion(observation) : others;
  }

  private static List<AIStoreStep> first(ClusterObservation observation) {
    List<AIStoreStep> steps = new ArrayList<>();
    if (!observation.marks().foundationApplied()) {
      steps.add(new ApplyFoundation(Reason.NEW_CLUSTER));
    }
    steps.add(new ApplyNodes(DaemonRole.PROXY, 1, 0, Reason.NEW_CLUSTER));
    steps.add(new AwaitCluster(1, 0, Reason.NEW_CLUSTER));
    return steps;
  }

  private static List<AIStoreStep> others(ClusterObservation observation) {
    List<RoleObservation> incomplete =
        Stream.of(observation.proxies(), observation.targets())
            .filter(role -> !role.exists() || role.replicas() != role.desired())
            .toList();
    if (incomplete.isEmpty()) {
      return List.of();
    }
    if (incomplete.stream().anyMatch(role -> mustWait(observation, role))) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    return List.of(
        new ApplyAllNodes(
            incomplete.stream().map(DeployPlanner::resize).toList(), Reason.NEW_CLUSTER),
        new AwaitCluster(
            observation.proxies().desired(), observation.targets().desired(), Reason.NEW_CLUSTER));
  }

  /** Targets beside others join only when no rebalance runs. */
  private static boolean mustWait(ClusterObservation observation, RoleObservation role) {
    return role.role() == DaemonRole.TARGET && role.exists() && observation.rebalancing();
  }

  /** Holds all proxies that exist: a template that changed meanwhile is rolled out with care. */
  private static ApplyNodes resize(RoleObservation role) {
    int partition = role.exists() && !role.allCurrent() ? role.desired() : 0;
    return new ApplyNodes(role.role(), role.desired(), partition, Reason.NEW_CLUSTER);
  }

  private static List<AIStoreStep> completion(ClusterObservation observation) {
    if (!observation.healthy()) {
      return NodeHealing.wholeCluster(observation);
    }
    List<AIStoreStep> last = new ArrayList<>();
    if (observation.unsettled() && observation.empty()) {
      last.add(new MarkSettled(Reason.NEW_CLUSTER));
    } else {
      last.addAll(Settling.steps(observation));
    }
    if (!observation.marks().configSent()) {
      last.add(new SetConfig(Reason.NEW_CLUSTER));
    }
    if (!observation.marks().created() || !observation.marks().foundationApplied()) {
      last.add(new ApplyFoundation(Reason.NEW_CLUSTER));
    }
    return last;
  }

  /** What is foreseen after the given steps. */
  private static List<String> later(ClusterObservation observation, List<AIStoreStep> now) {
    if (observation.healthy()) {
      return List.of();
    }
    boolean all = now.stream().anyMatch(DeployPlanner::awaitsTargets);
    return all ? List.of(LAST) : List.of(ALL, LAST);
  }

  private static boolean awaitsTargets(AIStoreStep step) {
    return step instanceof AwaitCluster wait && wait.targets() > 0;
  }

  private static int done(ClusterObservation observation) {
    return observation.proxies().serving() + observation.targets().serving();
  }

  private static int total(ClusterObservation observation) {
    return observation.proxies().desired() + observation.targets().desired();
  }
}
