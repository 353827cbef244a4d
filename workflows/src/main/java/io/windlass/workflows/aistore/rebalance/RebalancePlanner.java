package io.windlass.workflows.aistore.rebalance;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.Rebalance;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.KubernetesStep.MarkSettled;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.Stopping;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings every object to where it belongs, because a person asked for it.
 *
 * <ol>
 *   <li>A cluster that does not serve as a whole is put right first: this operation ends for it.
 *   <li>Automatic rebalance is switched on for the time, since AIStore refuses any rebalance while
 *       it is off.
 *   <li>One rebalance is started, awaited and verified. One that another operation ran since the
 *       request is as good.
 *   <li>Afterwards automatic rebalance is what the spec says.
 *   <li>A single target has nothing to move: that is recorded.
 *   <li>To stop is to bring a rebalance that runs to its end, since one that is broken off leaves
 *       objects where they are not looked for.
 * </ol>
 */
public final class RebalancePlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(observation);
      case STOP -> Stopping.plan(observation, progress(observation));
    };
  }

  private static Plan<AIStoreStep> complete(ClusterObservation observation) {
    if (!observation.healthy()) {
      return Plan.end(
          Verdict.SUPERSEDED,
          Reason.CLUSTER_NOT_READY,
          "the cluster does not serve as a whole: that is put right first");
    }
    List<AIStoreStep> steps =
        observation.requested(Request.REBALANCE)
            ? rebalance(observation)
            : Settling.steps(observation);
    return steps.isEmpty()
        ? Plan.end(Verdict.DONE, Reason.CONVERGED, "every object is where it belongs")
        : Plan.proceed(steps, List.of(), done(observation), 1);
  }

  private static List<AIStoreStep> rebalance(ClusterObservation observation) {
    if (observation.targets().replicas() == 1) {
      return List.of(new MarkSettled(Reason.REBALANCE_REQUESTED));
    }
    List<AIStoreStep> steps = new ArrayList<>();
    if (!observation.rebalanceEnabled()) {
      steps.add(new SwitchRebalance(true, Reason.REBALANCE_REQUESTED));
    }
    steps.add(new Rebalance(Reason.REBALANCE_REQUESTED));
    return steps;
  }

  private static Stopping.Progress progress(ClusterObservation observation) {
    return new Stopping.Progress(done(observation), 1, "requested rebalance is done");
  }

  private static int done(ClusterObservation observation) {
    return observation.requested(Request.REBALANCE) ? 0 : 1;
  }
}
