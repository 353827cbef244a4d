package io.windlass.workflows.pmem;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;

/**
 * What workflows do about a driver, on the queue of work on the Kubernetes API. Every mutating
 * activity first looks, and does nothing when the thing is done; all may be repeated at any time.
 */
@ActivityInterface(namePrefix = "Pmem")
public interface PmemActivities {

  /** Writes a person's wish on the resource, as an annotation; false when it says so already. */
  boolean wish(ResourceReference reference, Wish wish);

  /** Reports how the work on a resource ended when it did not converge. */
  void conclude(Conclusion conclusion);

  /** Takes {@link NodeStep.CheckNodes}; a node that does not answer in time is told. */
  void checkNodes(ResourceReference reference, NodeStep.CheckNodes step);

  /** Takes {@link NodeStep.ProbeNode}; that a node does not answer in time is remembered. */
  void probeNode(ResourceReference reference, NodeStep.ProbeNode step);

  /** Takes {@link NodeStep.BeginConversion}. */
  void beginConversion(ResourceReference reference, NodeStep.BeginConversion step);

  /** Takes {@link NodeStep.AwaitConversion}; returns also when there is no sense in waiting. */
  void awaitConversion(ResourceReference reference, NodeStep.AwaitConversion step);

  /** Takes {@link NodeStep.EndConversion}; returns when the program is gone. */
  void endConversion(ResourceReference reference, NodeStep.EndConversion step);

  /** Takes {@link NodeStep.RefuseConversion}. */
  void refuseConversion(ResourceReference reference, NodeStep.RefuseConversion step);

  /** Takes {@link NodeStep.MarkConverted}. */
  void markConverted(ResourceReference reference, NodeStep.MarkConverted step);

  /** Takes {@link DriverStep.ApplyFoundation}. */
  void applyFoundation(ResourceReference reference, DriverStep.ApplyFoundation step);

  /** Takes {@link DriverStep.ApplyController}. */
  void applyController(ResourceReference reference, DriverStep.ApplyController step);

  /** Takes {@link DriverStep.AwaitController}; returns also when there is no sense in waiting. */
  void awaitController(ResourceReference reference, DriverStep.AwaitController step);

  /** Takes {@link DriverStep.ApplyDriver}. */
  void applyDriver(ResourceReference reference, DriverStep.ApplyDriver step);

  /** Takes {@link DriverStep.RestoreDriver}. */
  void restoreDriver(ResourceReference reference, DriverStep.RestoreDriver step);

  /** Takes {@link DriverStep.ClaimNodes}. */
  void claimNodes(ResourceReference reference, DriverStep.ClaimNodes step);

  /** Takes {@link DriverStep.ReleaseNodes}. */
  void releaseNodes(ResourceReference reference, DriverStep.ReleaseNodes step);

  /** Takes {@link DriverStep.ReplacePods}; returns when every node has another pod. */
  void replacePods(ResourceReference reference, DriverStep.ReplacePods step);

  /** Takes {@link DriverStep.AwaitNodes}; returns also when there is no sense in waiting. */
  void awaitNodes(ResourceReference reference, DriverStep.AwaitNodes step);

  /** Takes {@link DriverStep.MarkGood}. */
  void markGood(ResourceReference reference, DriverStep.MarkGood step);

  /** Takes {@link DriverStep.MarkRejected}. */
  void markRejected(ResourceReference reference, DriverStep.MarkRejected step);

  /** Takes {@link DriverStep.ForgetRejected}. */
  void forgetRejected(ResourceReference reference, DriverStep.ForgetRejected step);

  /** Takes {@link DriverStep.MarkRestarted}. */
  void markRestarted(ResourceReference reference, DriverStep.MarkRestarted step);

  /** Takes {@link DriverStep.AdoptDriver}. */
  void adoptDriver(ResourceReference reference, DriverStep.AdoptDriver step);

  /** Takes {@link DriverStep.RemoveDriver}; returns when the last reachable pod has ended. */
  void removeDriver(ResourceReference reference, DriverStep.RemoveDriver step);

  /** Takes {@link DriverStep.RemoveController}. */
  void removeController(ResourceReference reference, DriverStep.RemoveController step);

  /** Takes {@link DriverStep.RemoveFoundation}. */
  void removeFoundation(ResourceReference reference, DriverStep.RemoveFoundation step);

  /** Takes {@link TrustStep.RenewCertificates}. */
  void renewCertificates(ResourceReference reference, TrustStep.RenewCertificates step);

  /** Takes {@link TrustStep.ConfirmCertificates}. */
  void confirmCertificates(ResourceReference reference, TrustStep.ConfirmCertificates step);

  /** Takes {@link TrustStep.PrepareAuthority}. */
  void prepareAuthority(ResourceReference reference, TrustStep.PrepareAuthority step);

  /** Takes {@link TrustStep.SignAnew}. */
  void signAnew(ResourceReference reference, TrustStep.SignAnew step);

  /** Takes {@link TrustStep.DistrustAuthority}. */
  void distrustAuthority(ResourceReference reference, TrustStep.DistrustAuthority step);

  /** Takes {@link TrustStep.RevokeAuthority}. */
  void revokeAuthority(ResourceReference reference, TrustStep.RevokeAuthority step);

  /** Takes {@link TrustStep.RetireAuthority}. */
  void retireAuthority(ResourceReference reference, TrustStep.RetireAuthority step);
}
