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

  /** Takes {@link AIStoreStep.ApplyFoundation}. */
  void applyFoundation(ResourceReference reference, AIStoreStep.ApplyFoundation step);

  /** Takes {@link AIStoreStep.ApplyNodes}. */
  void applyNodes(ResourceReference reference, AIStoreStep.ApplyNodes step);

  /** Takes {@link AIStoreStep.ApplyAllNodes}. */
  void applyAllNodes(ResourceReference reference, AIStoreStep.ApplyAllNodes step);

  /** Takes {@link AIStoreStep.RestartTarget}; returns when the observed pod has ended. */
  void restartTarget(ResourceReference reference, AIStoreStep.RestartTarget step);

  /** Takes {@link AIStoreStep.AwaitNode}; returns also when there is no sense in waiting on. */
  void awaitNode(ResourceReference reference, AIStoreStep.AwaitNode step);

  /** Takes {@link AIStoreStep.AwaitCluster}; returns also when there is no sense in waiting on. */
  void awaitCluster(ResourceReference reference, AIStoreStep.AwaitCluster step);

  /** Takes {@link AIStoreStep.MarkSettled}. */
  void markSettled(ResourceReference reference, AIStoreStep.MarkSettled step);

  /** Takes {@link AIStoreStep.MarkRestarted}. */
  void markRestarted(ResourceReference reference, AIStoreStep.MarkRestarted step);

  /** Takes {@link AIStoreStep.RemoveNodes}; returns when the last pod has ended. */
  void removeNodes(ResourceReference reference, AIStoreStep.RemoveNodes step);

  /** Takes {@link AIStoreStep.RemoveFoundation}. */
  void removeFoundation(ResourceReference reference, AIStoreStep.RemoveFoundation step);
}
