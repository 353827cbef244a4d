package io.windlass.workflows.aistore.workflow;

import io.windlass.workflows.aistore.AIStoreActivities;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;

/** The Kubernetes side of a {@link FakeWorld}. */
record FakeKubernetes(FakeWorld world) implements AIStoreActivities {

  @Override
  public void conclude(Conclusion conclusion) {
    world.conclude(conclusion);
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    return world.wish(wish);
  }

  @Override
  public void applyFoundation(ResourceReference reference, AIStoreStep.ApplyFoundation step) {
    world.act(step);
  }

  @Override
  public void applyNodes(ResourceReference reference, AIStoreStep.ApplyNodes step) {
    world.act(step);
  }

  @Override
  public void applyAllNodes(ResourceReference reference, AIStoreStep.ApplyAllNodes step) {
    world.act(step);
  }

  @Override
  public void restartTarget(ResourceReference reference, AIStoreStep.RestartTarget step) {
    world.act(step);
  }

  @Override
  public void awaitNode(ResourceReference reference, AIStoreStep.AwaitNode step) {
    world.act(step);
  }

  @Override
  public void awaitCluster(ResourceReference reference, AIStoreStep.AwaitCluster step) {
    world.act(step);
  }

  @Override
  public void markSettled(ResourceReference reference, AIStoreStep.MarkSettled step) {
    world.act(step);
  }

  @Override
  public void markRestarted(ResourceReference reference, AIStoreStep.MarkRestarted step) {
    world.act(step);
  }

  @Override
  public void removeNodes(ResourceReference reference, AIStoreStep.RemoveNodes step) {
    world.act(step);
  }

  @Override
  public void removeFoundation(ResourceReference reference, AIStoreStep.RemoveFoundation step) {
    world.act(step);
  }
}
