package io.windlass.workflows.aistore.workflow;

import io.windlass.workflows.aistore.AIStoreDataActivities;
import io.windlass.workflows.aistore.AuthorityStep;
import io.windlass.workflows.aistore.DataStep;
import io.windlass.workflows.lifecycle.ResourceReference;

/** The storage side of a {@link FakeWorld}. */
record FakeData(FakeWorld world) implements AIStoreDataActivities {

  @Override
  public void awaitQuiet(ResourceReference reference, DataStep.AwaitQuiet step) {
    world.act(step);
  }

  @Override
  public void movePrimary(ResourceReference reference, DataStep.MovePrimary step) {
    world.act(step);
  }

  @Override
  public void enterMaintenance(ResourceReference reference, DataStep.EnterMaintenance step) {
    world.act(step);
  }

  @Override
  public void leaveMaintenance(ResourceReference reference, DataStep.LeaveMaintenance step) {
    world.act(step);
  }

  @Override
  public void decommission(ResourceReference reference, DataStep.Decommission step) {
    world.act(step);
  }

  @Override
  public void emptyTargets(ResourceReference reference, DataStep.EmptyTargets step) {
    world.act(step);
  }

  @Override
  public void retainTargets(ResourceReference reference, DataStep.RetainTargets step) {
    world.act(step);
  }

  @Override
  public void switchRebalance(ResourceReference reference, DataStep.SwitchRebalance step) {
    world.act(step);
  }

  @Override
  public void useVolumes(ResourceReference reference, DataStep.UseVolumes step) {
    world.act(step);
  }

  @Override
  public void rebalance(ResourceReference reference, DataStep.Rebalance step) {
    world.act(step);
  }

  @Override
  public void loadCertificates(ResourceReference reference, DataStep.LoadCertificates step) {
    world.act(step);
  }

  @Override
  public void prepareAuthority(ResourceReference reference, AuthorityStep.PrepareAuthority step) {
    world.act(step);
  }

  @Override
  public void showCertificate(ResourceReference reference, AuthorityStep.ShowCertificate step) {
    world.act(step);
  }

  @Override
  public void distrustAuthority(ResourceReference reference, AuthorityStep.DistrustAuthority step) {
    world.act(step);
  }

  @Override
  public void retireAuthority(ResourceReference reference, AuthorityStep.RetireAuthority step) {
    world.act(step);
  }

  @Override
  public void revokeAuthority(ResourceReference reference, AuthorityStep.RevokeAuthority step) {
    world.act(step);
  }

  @Override
  public void setConfig(ResourceReference reference, DataStep.SetConfig step) {
    world.act(step);
  }

  @Override
  public void shutDown(ResourceReference reference, DataStep.ShutDown step) {
    world.act(step);
  }

  @Override
  public void decommissionCluster(ResourceReference reference, DataStep.DecommissionCluster step) {
    world.act(step);
  }
}
