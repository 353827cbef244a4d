package io.windlass.workflows.aistore.recover;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.Steps;
import io.windlass.workflows.aistore.Stopping;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;

/**
 * Brings a cluster back that nobody changed on purpose.
 *
 * <ol>
 *   <li>Data that soon can't be found at neighbours any more is settled before anything else.
 *   <li>A StatefulSet that is gone is applied again, after what its pods need before they start;
 *       the pods find their volumes.
 *   <li>Targets left in maintenance come back; other absent nodes are waited for, and so is the
 *       cluster when it does not call itself ready.
 *   <li>Targets that restarted are settled by a rebalance, and automatic rebalance is what the spec
 *       says.
 *   <li>A pod that can't become ready stalls the resource, after the data on the others is settled;
 *       but not when the spec does without it, or it waits for a Kubernetes node that is drained.
 *   <li>To stop is to settle what serves.
 * </ol>
 */
public final class RecoverPlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(observation);
      case STOP -> Stopping.plan(observation, progress(observation));
    };
  }

  private static Plan<AIStoreStep> complete(ClusterObservation observation) {
    List<AIStoreStep> steps =
        observation.windowCloses() ? Stopping.urgent(observation) : back(observation);
    if (steps.isEmpty()) {
      steps = Settling.steps(observation);
    }
    return steps.isEmpty()
        ? end(observation)
        : Plan.proceed(steps, List.of(), done(observation), total(observation));
  }

  private static Plan<AIStoreStep> end(ClusterObservation observation) {
    return NodeHealing.stuck(observation)
        .filter(problem -> !observation.suffices() || observation.unsettled())
        .map(RecoverPlanner::stalled)
        .orElseGet(() -> Plan.end(Verdict.DONE, Reason.CONVERGED, served(observation)));
  }

  private static String served(ClusterObservation observation) {
    if (observation.healthy()) {
      return "every node serves again";
    }
    return observation.nodes().anyMatch(NodeObservation::drained)
        ? "every node serves again but those whose Kubernetes node is drained"
        : "every node serves again that can; the spec does without the others";
  }

  private static List<AIStoreStep> back(ClusterObservation observation) {
    return Steps.firstOf(
        NodeHealing.missing(observation),
        NodeHealing.steps(observation, observation.proxies()),
        NodeHealing.steps(observation, observation.targets()),
        observation.ready() ? List.of() : NodeHealing.wholeCluster(observation));
  }

  private static Plan<AIStoreStep> stalled(PodProblem problem) {
    return Plan.end(
        Verdict.STALLED,
        problem.reason(),
        problem.message() + "; the other nodes serve. It goes on when the pod becomes ready");
  }

  private static Stopping.Progress progress(ClusterObservation observation) {
    return new Stopping.Progress(done(observation), total(observation), "nodes serve");
  }

  private static int done(ClusterObservation observation) {
    return observation.proxies().serving() + observation.targets().serving();
  }

  private static int total(ClusterObservation observation) {
    return expected(observation.proxies()) + expected(observation.targets());
  }

  /** Those that are to come back: also nodes beyond the spec, since none is given up here. */
  private static int expected(RoleObservation role) {
    return role.exists() ? role.replicas() : role.desired();
  }
}
