package io.windlass.workflows.aistore.delete;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.KubernetesStep.RemoveFoundation;
import io.windlass.workflows.aistore.KubernetesStep.RemoveNodes;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;

/**
 * Removes a cluster whose resource is being deleted, without touching its data.
 *
 * <ol>
 *   <li>Targets end first, while there are proxies to tell that they leave.
 *   <li>Then proxies, then services, configuration and accounts.
 *   <li>Last the resource is released. Volume claims stay: a resource of the same name finds the
 *       data.
 *   <li>A deletion can't be taken back, so to stop is to finish.
 * </ol>
 */
public final class DeletePlanner implements OperationPlanner {

  private static final List<AIStoreStep> ORDER =
      List.of(
          new RemoveNodes(DaemonRole.TARGET, Reason.DELETED),
          new RemoveNodes(DaemonRole.PROXY, Reason.DELETED),
          new RemoveFoundation(Reason.DELETED));

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return removal();
  }

  /**
   * The whole plan. It rests on no observation: a cluster that can't be seen can be deleted too.
   */
  public static Plan<AIStoreStep> removal() {
    return Plan.proceed(ORDER, List.of(), 0, ORDER.size());
  }

  /** What is concluded when the resource is gone, or waits for others only. */
  public static Plan<AIStoreStep> gone() {
    return Plan.end(Verdict.DONE, Reason.DELETED, "everything but the data is removed");
  }
}
