package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.DataStep.Rebalance;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.KubernetesStep.MarkSettled;
import io.windlass.workflows.lifecycle.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Bringing every object to where it is looked for.
 *
 * <ol>
 *   <li>A target that joins owns objects that lie elsewhere. For a while (90 s) it asks its
 *       neighbours; after that such an object answers 404 until a rebalance has moved it.
 *   <li>So whenever a target joined or restarted, one rebalance is started, awaited and verified
 *       before that time is over, whether automatic rebalance is on or not.
 *   <li>Afterwards automatic rebalance is what the spec says, but off while a target is away that
 *       was emptied.
 *   <li>A cluster that does not call itself ready is waited for. With fewer than two targets that
 *       serve there is nothing to move, and nothing is settled until another one is back.
 * </ol>
 *
 * <p>The targets that a verified rebalance covered are recorded on the resource; a pod that is not
 * in the record is unsettled. No record can be stale in the dangerous direction: a new process has
 * a new identity, and one that leaves maintenance is struck from the record.
 */
public final class Settling {

  private Settling() {}

  /** The steps that settle the data; empty when it is settled, or can't be. */
  public static List<AIStoreStep> steps(ClusterObservation observation) {
    if (!needed(observation)) {
      return List.of();
    }
    if (!observation.ready()) {
      return NodeHealing.wholeCluster(observation);
    }
    boolean enabled = observation.rebalanceEnabled();
    List<AIStoreStep> steps = new ArrayList<>();
    if (observation.unsettled() && observation.canSettle()) {
      enabled = settle(observation, steps);
    }
    boolean wanted = observation.rebalanceWanted();
    if (enabled != wanted) {
      boolean suspended = observation.policy().rebalanceEnabled() && !wanted;
      Reason reason = suspended ? Reason.REBALANCE_SUSPENDED : Reason.REBALANCE_RESTORED;
      steps.add(new SwitchRebalance(wanted, reason));
    }
    return steps;
  }

  /** Adds the steps; whether automatic rebalance is on after them. */
  private static boolean settle(ClusterObservation observation, List<AIStoreStep> steps) {
    if (observation.targets().replicas() == 1) {
      steps.add(new MarkSettled(Reason.DATA_NOT_SETTLED));
      return observation.rebalanceEnabled();
    }
    if (!observation.rebalanceEnabled()) {
      steps.add(new SwitchRebalance(true, Reason.DATA_NOT_SETTLED));
    }
    steps.add(new Rebalance(Reason.DATA_NOT_SETTLED));
    return true;
  }

  /** Whether a target joined after the last verified rebalance, or the switch is not as wanted. */
  public static boolean needed(ClusterObservation observation) {
    boolean switched =
        observation
            .storage()
            .filter(storage -> storage.rebalanceEnabled() != observation.rebalanceWanted())
            .isPresent();
    return observation.unsettled() || switched;
  }

  /** How the data stands, to be put behind "...,". */
  public static String state(ClusterObservation observation) {
    return observation.unsettled()
        ? "but the data is not settled: the cluster can't rebalance now"
        : "the data on them is settled";
  }
}
