package io.windlass.workflows.aistore.recover;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreStep.ApplyNodes;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.PodProblem;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a cluster back that nobody changed on purpose.
 *
 * <ol>
 *   <li>A StatefulSet that is gone is applied again; its pods find their volumes.
 *   <li>Targets left in maintenance come back; other absent nodes are waited for.
 *   <li>Targets that restarted are settled by a rebalance, and automatic rebalance is what the spec
 *       says.
 *   <li>A pod that can't become ready stalls the resource, after the data on the others is settled.
 *   <li>To stop is to settle what serves.
 * </ol>
 */
public final class RecoverPlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    List<AIStoreStep> steps = intent == Intent.STOP ? List.of() : back(observation);
    if (steps.isEmpty()) {
      steps = Settling.steps(observation);
    }
    if (!steps.isEmpty()) {
      return Plan.proceed(steps, List.of(), done(observation), total(observation));
    }
    if (intent == Intent.STOP) {
      return Plan.end(
          Verdict.DONE,
          Reason.CANCELLED,
          "%d of %d nodes serve, the data on them is settled"
              .formatted(done(observation), total(observation)));
    }
    return NodeHealing.stuck(observation)
        .map(RecoverPlanner::stalled)
        .orElseGet(() -> Plan.end(Verdict.DONE, Reason.CONVERGED, "every node serves again"));
  }

  private static List<AIStoreStep> back(ClusterObservation observation) {
    List<AIStoreStep> missing = new ArrayList<>();
    Stream.of(observation.proxies(), observation.targets())
        .filter(role -> !role.exists())
        .forEach(role -> missing.add(apply(role)));
    if (!missing.isEmpty() || observation.windowCloses()) {
      return missing;
    }
    List<AIStoreStep> healing = NodeHealing.steps(observation.proxies());
    if (healing.isEmpty()) {
      healing = NodeHealing.steps(observation.targets());
    }
    boolean stuck = NodeHealing.stuck(observation).isPresent();
    return healing.isEmpty() && !observation.ready() && !stuck
        ? List.of(NodeHealing.wholeCluster(observation))
        : healing;
  }

  private static AIStoreStep apply(RoleObservation role) {
    return new ApplyNodes(role.role(), role.desired(), 0, Reason.OBJECT_CHANGED);
  }

  private static Plan<AIStoreStep> stalled(PodProblem problem) {
    return Plan.end(
        Verdict.STALLED,
        problem.reason(),
        problem.message() + "; the other nodes serve. It goes on when the pod becomes ready");
  }

  private static int done(ClusterObservation observation) {
    return observation.proxies().serving() + observation.targets().serving();
  }

  private static int total(ClusterObservation observation) {
    return observation.proxies().desired() + observation.targets().desired();
  }
}
