package io.windlass.workflows.aistore.shutdown;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.ShutDown;
import io.windlass.workflows.aistore.KubernetesStep.StopNodes;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends every node of a cluster, whatever state it is in; its data stays.
 *
 * <ol>
 *   <li>Targets that run but were left in maintenance come back first: AIStore leaves such ones out
 *       when it shuts down.
 *   <li>In a cluster that serves as a whole, a rebalance that runs is waited for, and data that is
 *       not settled is settled. In any other that may never come: the start settles it.
 *   <li>AIStore is told, so that no node takes the end of another one for a loss. When it does not
 *       answer, that is left out: a target that is terminated leaves in order, and what it
 *       acknowledged is on its volumes.
 *   <li>The targets end, and are waited for; then the proxies. How many there were is remembered.
 *   <li>A pod that does not end because its node is lost stalls the resource, after all others have
 *       ended.
 *   <li>To stop: before the targets were asked to end, what serves is brought to a safe state;
 *       afterwards it stays as it is. Nothing that has ended is started again.
 * </ol>
 *
 * <p>Guarantees: no claim is touched; no acknowledged object is lost; nobody joins or leaves while
 * a rebalance runs in a cluster that serves as a whole.
 */
public final class ShutDownPlanner implements OperationPlanner {

  private static final String KEPT = "what the nodes hold is on their volumes";

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(observation);
      case STOP -> stop(observation);
    };
  }

  private static Plan<AIStoreStep> complete(ClusterObservation observation) {
    if (observation.stopped()) {
      return Plan.end(Verdict.DONE, why(observation), "every node has ended; " + KEPT);
    }
    return endless(observation)
        .map(ShutDownPlanner::stalled)
        .orElseGet(
            () -> Plan.proceed(steps(observation), List.of(), done(observation), all(observation)));
  }

  private static Plan<AIStoreStep> stop(ClusterObservation observation) {
    int done = done(observation);
    int all = all(observation);
    return observation.targets().nodes().isEmpty()
        ? Plan.end(
            Verdict.DONE,
            Reason.CANCELLED,
            "%d of %d nodes have ended; %s".formatted(done, all, KEPT))
        : Stopping.plan(observation, new Stopping.Progress(done, all, "nodes have ended"));
  }

  /** A pod that does not end, once nobody else is left. */
  private static Optional<PodProblem> endless(ClusterObservation observation) {
    return observation.nodes().findAny().isPresent()
        ? Optional.empty()
        : Stream.of(observation.targets(), observation.proxies())
            .flatMap(role -> role.remains().problem().stream())
            .findFirst();
  }

  private static Plan<AIStoreStep> stalled(PodProblem problem) {
    return Plan.end(
        Verdict.STALLED, problem.reason(), problem.message() + "; all others have ended");
  }

  private static List<AIStoreStep> steps(ClusterObservation observation) {
    return Stream.of(returning(observation), settling(observation))
        .filter(steps -> !steps.isEmpty())
        .findFirst()
        .orElseGet(() -> end(observation));
  }

  private static List<AIStoreStep> returning(ClusterObservation observation) {
    return observation.leftInMaintenance()
        ? NodeHealing.steps(observation, observation.targets())
        : List.of();
  }

  private static List<AIStoreStep> settling(ClusterObservation observation) {
    boolean whole =
        observation.ready()
            && observation.proxies().everyReplicaServes()
            && observation.targets().everyReplicaServes();
    if (whole && observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    return whole && observation.unsettled() ? Settling.steps(observation) : List.of();
  }

  private static List<AIStoreStep> end(ClusterObservation observation) {
    List<AIStoreStep> steps = new ArrayList<>();
    if (observation.storage().isPresent() && !observation.targets().nodes().isEmpty()) {
      steps.add(new ShutDown(why(observation)));
    }
    if (!observation.targets().stopped()) {
      steps.add(new StopNodes(DaemonRole.TARGET, why(observation)));
    }
    steps.add(new StopNodes(DaemonRole.PROXY, why(observation)));
    return steps;
  }

  private static Reason why(ClusterObservation observation) {
    return observation.policy().rest().orElse(Reason.SHUTDOWN);
  }

  private static int all(ClusterObservation observation) {
    return all(observation.proxies()) + all(observation.targets());
  }

  private static int all(RoleObservation role) {
    return Math.max(role.replicas(), role.remains().former());
  }

  private static int done(ClusterObservation observation) {
    return all(observation) - observation.proxies().replicas() - observation.targets().replicas();
  }
}
