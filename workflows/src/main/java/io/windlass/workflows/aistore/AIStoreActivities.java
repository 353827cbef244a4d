package io.windlass.workflows.aistore;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;

/**
 * What workflows ask of the Kubernetes side. Every mutating activity first looks, and does nothing
 * when the thing is done; all may be repeated at any time.
 */
@ActivityInterface(namePrefix = "AIStore")
public interface AIStoreActivities {

  /** Writes a person's wish on the resource, as an annotation; false when it says so already. */
  boolean wish(ResourceReference reference, Wish wish);

  /** Reports how the work on a resource ended when it did not converge. */
  void conclude(Conclusion conclusion);

  /** Takes {@link KubernetesStep.ApplyFoundation}. */
  void applyFoundation(ResourceReference reference, KubernetesStep.ApplyFoundation step);

  /** Takes {@link KubernetesStep.ApplyNodes}. */
  void applyNodes(ResourceReference reference, KubernetesStep.ApplyNodes step);

  /** Takes {@link KubernetesStep.ApplyAllNodes}. */
  void applyAllNodes(ResourceReference reference, KubernetesStep.ApplyAllNodes step);

  /** Takes {@link KubernetesStep.RestartTarget}; returns when the observed pod has ended. */
  void restartTarget(ResourceReference reference, KubernetesStep.RestartTarget step);

  /** Takes {@link KubernetesStep.AwaitNode}; returns also when there is no sense in waiting on. */
  void awaitNode(ResourceReference reference, KubernetesStep.AwaitNode step);

  /**
   * Takes {@link KubernetesStep.AwaitCluster}; returns also when there is no sense in waiting on.
   */
  void awaitCluster(ResourceReference reference, KubernetesStep.AwaitCluster step);

  /** Takes {@link KubernetesStep.MarkSettled}. */
  void markSettled(ResourceReference reference, KubernetesStep.MarkSettled step);

  /** Takes {@link KubernetesStep.MarkRestarted}. */
  void markRestarted(ResourceReference reference, KubernetesStep.MarkRestarted step);

  /**
   * Takes {@link KubernetesStep.RenewVolumes}; returns when the observed pod's end is asked for.
   */
  void renewVolumes(ResourceReference reference, KubernetesStep.RenewVolumes step);

  /**
   * Takes {@link KubernetesStep.AwaitDropped}; returns also when there is no sense in waiting on.
   */
  void awaitDropped(ResourceReference reference, KubernetesStep.AwaitDropped step);

  /** Takes {@link KubernetesStep.MarkReplaced}. */
  void markReplaced(ResourceReference reference, KubernetesStep.MarkReplaced step);

  /** Takes {@link HostStep.LeaveHost}; returns when the observed pod's end is asked for. */
  void leaveHost(ResourceReference reference, HostStep.LeaveHost step);

  /** Takes {@link HostStep.MarkEmptied}. */
  void markEmptied(ResourceReference reference, HostStep.MarkEmptied step);

  /** Takes {@link HostStep.MarkDrained}. */
  void markDrained(ResourceReference reference, HostStep.MarkDrained step);

  /** Takes {@link KubernetesStep.GrowVolumes}. */
  void growVolumes(ResourceReference reference, KubernetesStep.GrowVolumes step);

  /** Takes {@link KubernetesStep.AdoptCluster}. */
  void adoptCluster(ResourceReference reference, KubernetesStep.AdoptCluster step);

  /** Takes {@link HostStep.CheckHosts}; returns when all hosts have answered or are given up. */
  void checkHosts(ResourceReference reference, HostStep.CheckHosts step);

  /** Takes {@link KubernetesStep.StopNodes}; returns when the last pod has ended. */
  void stopNodes(ResourceReference reference, KubernetesStep.StopNodes step);

  /** Takes {@link KubernetesStep.RemoveNodes}; returns when the last pod has ended. */
  void removeNodes(ResourceReference reference, KubernetesStep.RemoveNodes step);

  /** Takes {@link KubernetesStep.RemoveClaims}. */
  void removeClaims(ResourceReference reference, KubernetesStep.RemoveClaims step);

  /** Takes {@link HostStep.CleanHosts}; returns when all hosts are clean or told of. */
  void cleanHosts(ResourceReference reference, HostStep.CleanHosts step);

  /** Takes {@link KubernetesStep.RemoveFoundation}. */
  void removeFoundation(ResourceReference reference, KubernetesStep.RemoveFoundation step);
}
