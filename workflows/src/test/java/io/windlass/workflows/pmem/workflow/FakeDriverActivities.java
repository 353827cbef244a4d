package io.windlass.workflows.pmem.workflow;

import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.NodeStep;
import io.windlass.workflows.pmem.PmemActivities;
import io.windlass.workflows.pmem.TrustStep;

/** Takes steps in a {@link FakeDriverWorld}. */
record FakeDriverActivities(FakeDriverWorld world) implements PmemActivities {

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    return world.wish(wish);
  }

  @Override
  public void conclude(Conclusion conclusion) {
    world.conclude(conclusion);
  }

  @Override
  public void checkNodes(ResourceReference reference, NodeStep.CheckNodes step) {
    world.act(step);
  }

  @Override
  public void probeNode(ResourceReference reference, NodeStep.ProbeNode step) {
    world.act(step);
  }

  @Override
  public void beginConversion(ResourceReference reference, NodeStep.BeginConversion step) {
    world.act(step);
  }

  @Override
  public void awaitConversion(ResourceReference reference, NodeStep.AwaitConversion step) {
    world.act(step);
  }

  @Override
  public void endConversion(ResourceReference reference, NodeStep.EndConversion step) {
    world.act(step);
  }

  @Override
  public void refuseConversion(ResourceReference reference, NodeStep.RefuseConversion step) {
    world.act(step);
  }

  @Override
  public void markConverted(ResourceReference reference, NodeStep.MarkConverted step) {
    world.act(step);
  }

  @Override
  public void applyFoundation(ResourceReference reference, DriverStep.ApplyFoundation step) {
    world.act(step);
  }

  @Override
  public void applyController(ResourceReference reference, DriverStep.ApplyController step) {
    world.act(step);
  }

  @Override
  public void awaitController(ResourceReference reference, DriverStep.AwaitController step) {
    world.act(step);
  }

  @Override
  public void applyDriver(ResourceReference reference, DriverStep.ApplyDriver step) {
    world.act(step);
  }

  @Override
  public void restoreDriver(ResourceReference reference, DriverStep.RestoreDriver step) {
    world.act(step);
  }

  @Override
  public void claimNodes(ResourceReference reference, DriverStep.ClaimNodes step) {
    world.act(step);
  }

  @Override
  public void releaseNodes(ResourceReference reference, DriverStep.ReleaseNodes step) {
    world.act(step);
  }

  @Override
  public void replacePods(ResourceReference reference, DriverStep.ReplacePods step) {
    world.act(step);
  }

  @Override
  public void awaitNodes(ResourceReference reference, DriverStep.AwaitNodes step) {
    world.act(step);
  }

  @Override
  public void markGood(ResourceReference reference, DriverStep.MarkGood step) {
    world.act(step);
  }

  @Override
  public void markRejected(ResourceReference reference, DriverStep.MarkRejected step) {
    world.act(step);
  }

  @Override
  public void forgetRejected(ResourceReference reference, DriverStep.ForgetRejected step) {
    world.act(step);
  }

  @Override
  public void markRestarted(ResourceReference reference, DriverStep.MarkRestarted step) {
    world.act(step);
  }

  @Override
  public void adoptDriver(ResourceReference reference, DriverStep.AdoptDriver step) {
    world.act(step);
  }

  @Override
  public void removeDriver(ResourceReference reference, DriverStep.RemoveDriver step) {
    world.act(step);
  }

  @Override
  public void removeController(ResourceReference reference, DriverStep.RemoveController step) {
    world.act(step);
  }

  @Override
  public void removeFoundation(ResourceReference reference, DriverStep.RemoveFoundation step) {
    world.act(step);
  }

  @Override
  public void renewCertificates(ResourceReference reference, TrustStep.RenewCertificates step) {
    world.act(step);
  }

  @Override
  public void confirmCertificates(ResourceReference reference, TrustStep.ConfirmCertificates step) {
    world.act(step);
  }

  @Override
  public void prepareAuthority(ResourceReference reference, TrustStep.PrepareAuthority step) {
    world.act(step);
  }

  @Override
  public void signAnew(ResourceReference reference, TrustStep.SignAnew step) {
    world.act(step);
  }

  @Override
  public void distrustAuthority(ResourceReference reference, TrustStep.DistrustAuthority step) {
    world.act(step);
  }

  @Override
  public void revokeAuthority(ResourceReference reference, TrustStep.RevokeAuthority step) {
    world.act(step);
  }

  @Override
  public void retireAuthority(ResourceReference reference, TrustStep.RetireAuthority step) {
    world.act(step);
  }
}
