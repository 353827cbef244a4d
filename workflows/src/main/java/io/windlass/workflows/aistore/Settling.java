package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.AIStoreStep.MarkSettled;
import io.windlass.workflows.aistore.AIStoreStep.Rebalance;
import io.windlass.workflows.aistore.AIStoreStep.SwitchRebalance;
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
 *   <li>Afterwards automatic rebalance is what the spec says.
 * </ol>
 *
 * <p>The targets that a verified rebalance covered are recorded on the resource; a pod that is not
 * in the record is unsettled. No record can be stale in the dangerous direction: a new pod has a
 * new identity.
 */
public final class Settling {

  private Settling() {}

  /** The steps that settle the data; empty when it is settled. */
  public static List<AIStoreStep> steps(ClusterObservation observation) {
    boolean wanted = observation.policy().rebalanceEnabled();
    boolean enabled = observation.rebalanceEnabled();
    List<AIStoreStep> steps = new ArrayList<>();
    if (observation.unsettled()) {
      if (observation.targets().replicas() == 1) {
        steps.add(new MarkSettled(Reason.DATA_NOT_SETTLED));
      } else {
        if (!enabled) {
          steps.add(new SwitchRebalance(true, Reason.DATA_NOT_SETTLED));
          enabled = true;
        }
        steps.add(new Rebalance(Reason.DATA_NOT_SETTLED));
      }
    }
    if (enabled != wanted) {
      steps.add(new SwitchRebalance(wanted, Reason.REBALANCE_RESTORED));
    }
    return steps;
  }
}
