package io.windlass.workflows.aistore.workflow;

import io.windlass.workflows.aistore.AIStoreDataActivities;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.lifecycle.ResourceReference;

/** The storage side of a {@link FakeWorld}. */
record FakeData(FakeWorld world) implements AIStoreDataActivities {

  @Override
  public void awaitQuiet(ResourceReference reference, AIStoreStep.AwaitQuiet step) {
    world.act(step);
  }

  @Override
  public void movePrimary(ResourceReference reference, AIStoreStep.MovePrimary step) {
    world.act(step);
  }

  @Override
  public void enterMaintenance(ResourceReference reference, AIStoreStep.EnterMaintenance step) {
    world.act(step);
  }

  @Override
  public void leaveMaintenance(ResourceReference reference, AIStoreStep.LeaveMaintenance step) {
    world.act(step);
  }

  @Override
  public void switchRebalance(ResourceReference reference, AIStoreStep.SwitchRebalance step) {
    world.act(step);
  }

  @Override
  public void rebalance(ResourceReference reference, AIStoreStep.Rebalance step) {
    world.act(step);
  }

  @Override
  public void setConfig(ResourceReference reference, AIStoreStep.SetConfig step) {
    world.act(step);
  }
}
