package io.windlass.workflows.aistore;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.lifecycle.ResourceReference;

/**
 * What workflows ask of the storage cluster itself. On a task queue of its own, so that a slow node
 * never starves the work on the Kubernetes API.
 */
@ActivityInterface(namePrefix = "AIStore")
public interface AIStoreDataActivities {

  /** Takes {@link AIStoreStep.AwaitQuiet}. */
  void awaitQuiet(ResourceReference reference, AIStoreStep.AwaitQuiet step);

  /** Takes {@link AIStoreStep.MovePrimary}. */
  void movePrimary(ResourceReference reference, AIStoreStep.MovePrimary step);

  /**
   * Takes {@link AIStoreStep.EnterMaintenance}, after proving once more that no other target is
   * out.
   */
  void enterMaintenance(ResourceReference reference, AIStoreStep.EnterMaintenance step);

  /** Takes {@link AIStoreStep.LeaveMaintenance}. */
  void leaveMaintenance(ResourceReference reference, AIStoreStep.LeaveMaintenance step);

  /** Takes {@link AIStoreStep.SwitchRebalance}. */
  void switchRebalance(ResourceReference reference, AIStoreStep.SwitchRebalance step);

  /** Takes {@link AIStoreStep.Rebalance}; an aborted one is started again. */
  void rebalance(ResourceReference reference, AIStoreStep.Rebalance step);

  /** Takes {@link AIStoreStep.SetConfig}. */
  void setConfig(ResourceReference reference, AIStoreStep.SetConfig step);
}
