package io.windlass.workflows.aistore.authn;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;

/**
 * What workflows ask of Kubernetes. Every mutating activity first looks, and does nothing when the
 * thing is done; all may be repeated at any time.
 */
@ActivityInterface(namePrefix = "AIStoreAuth")
public interface AuthnActivities {

  /** Writes a person's wish on the resource, as an annotation; false when it says so already. */
  boolean wish(ResourceReference reference, Wish wish);

  /** Reports how the work on a resource ended when it did not converge. */
  void conclude(Conclusion conclusion);

  /** Takes {@link AuthnStep.ApplyFoundation}. */
  void applyFoundation(ResourceReference reference, AuthnStep.ApplyFoundation step);

  /** Takes {@link AuthnStep.AwaitCertificate}. */
  void awaitCertificate(ResourceReference reference, AuthnStep.AwaitCertificate step);

  /** Takes {@link AuthnStep.ApplyService}. */
  void applyService(ResourceReference reference, AuthnStep.ApplyService step);

  /** Takes {@link AuthnStep.AwaitService}. */
  void awaitService(ResourceReference reference, AuthnStep.AwaitService step);

  /** Takes {@link AuthnStep.MarkFulfilled}. */
  void markFulfilled(ResourceReference reference, AuthnStep.MarkFulfilled step);

  /** Takes {@link AuthnStep.RemoveService}; returns when the pod has ended. */
  void removeService(ResourceReference reference, AuthnStep.RemoveService step);

  /** Takes {@link AuthnStep.SettleClaim}. */
  void settleClaim(ResourceReference reference, AuthnStep.SettleClaim step);

  /** Takes {@link AuthnStep.RemoveFoundation}. */
  void removeFoundation(ResourceReference reference, AuthnStep.RemoveFoundation step);
}
