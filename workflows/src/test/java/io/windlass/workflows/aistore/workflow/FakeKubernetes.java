package io.windlass.workflows.aistore.workflow;

import io.windlass.workflows.aistore.AIStoreActivities;
import io.windlass.workflows.aistore.HostStep;
import io.windlass.workflows.aistore.KubernetesStep;
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
  public void applyFoundation(ResourceReference reference, KubernetesStep.ApplyFoundation step) {
    world.act(step);
  }

  @Override
  public void applyNodes(ResourceReference reference, KubernetesStep.ApplyNodes step) {
    world.act(step);
  }

  @Override
  public void applyAllNodes(ResourceReference reference, KubernetesStep.ApplyAllNodes step) {
    world.act(step);
  }

  @Override
  public void restartTarget(ResourceReference reference, KubernetesStep.RestartTarget step) {
    world.act(step);
  }

  @Override
  public void awaitNode(ResourceReference reference, KubernetesStep.AwaitNode step) {
    world.act(step);
  }

  @Override
  public void awaitCluster(ResourceReference reference, KubernetesStep.AwaitCluster step) {
    world.act(step);
  }

  @Override
  public void markSettled(ResourceReference reference, KubernetesStep.MarkSettled step) {
    world.act(step);
  }

  @Override
  public void markRestarted(ResourceReference reference, KubernetesStep.MarkRestarted step) {
    world.act(step);
  }

  @Override
  public void renewVolumes(ResourceReference reference, KubernetesStep.RenewVolumes step) {
    world.act(step);
  }

  @Override
  public void awaitDropped(ResourceReference reference, KubernetesStep.AwaitDropped step) {
    world.act(step);
  }

  @Override
  public void markReplaced(ResourceReference reference, KubernetesStep.MarkReplaced step) {
    world.act(step);
  }

  @Override
  public void leaveHost(ResourceReference reference, HostStep.LeaveHost step) {
    world.act(step);
  }

  @Override
  public void markEmptied(ResourceReference reference, HostStep.MarkEmptied step) {
    world.act(step);
  }

  @Override
  public void markDrained(ResourceReference reference, HostStep.MarkDrained step) {
    world.act(step);
  }

  @Override
  public void growVolumes(ResourceReference reference, KubernetesStep.GrowVolumes step) {
    world.act(step);
  }

  @Override
  public void adoptCluster(ResourceReference reference, KubernetesStep.AdoptCluster step) {
    world.act(step);
  }

  @Override
  public void removeNodes(ResourceReference reference, KubernetesStep.RemoveNodes step) {
    world.act(step);
  }

  @Override
  public void removeFoundation(ResourceReference reference, KubernetesStep.RemoveFoundation step) {
    world.act(step);
  }

  @Override
  public void stopNodes(ResourceReference reference, KubernetesStep.StopNodes step) {
    world.act(step);
  }

  @Override
  public void removeClaims(ResourceReference reference, KubernetesStep.RemoveClaims step) {
    world.act(step);
  }

  @Override
  public void checkHosts(ResourceReference reference, HostStep.CheckHosts step) {
    world.act(step);
  }

  @Override
  public void cleanHosts(ResourceReference reference, HostStep.CleanHosts step) {
    world.act(step);
  }
}
