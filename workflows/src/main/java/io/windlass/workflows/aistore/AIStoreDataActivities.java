package io.windlass.workflows.aistore;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.lifecycle.ResourceReference;

/**
 * What workflows ask of the storage cluster itself. On a task queue of its own, so that a slow node
 * never starves the work on the Kubernetes API.
 */
@ActivityInterface(namePrefix = "AIStore")
public interface AIStoreDataActivities {

  /** Takes {@link DataStep.AwaitQuiet}. */
  void awaitQuiet(ResourceReference reference, DataStep.AwaitQuiet step);

  /** Takes {@link DataStep.MovePrimary}. */
  void movePrimary(ResourceReference reference, DataStep.MovePrimary step);

  /**
   * Takes {@link DataStep.EnterMaintenance}, after proving once more that no other target is out.
   */
  void enterMaintenance(ResourceReference reference, DataStep.EnterMaintenance step);

  /** Takes {@link DataStep.LeaveMaintenance}. */
  void leaveMaintenance(ResourceReference reference, DataStep.LeaveMaintenance step);

  /** Takes {@link DataStep.Decommission}; returns when targets are out and their data is moved. */
  void decommission(ResourceReference reference, DataStep.Decommission step);

  /** Takes {@link DataStep.EmptyTargets}; returns when their data is moved. */
  void emptyTargets(ResourceReference reference, DataStep.EmptyTargets step);

  /** Takes {@link DataStep.RetainTargets}. */
  void retainTargets(ResourceReference reference, DataStep.RetainTargets step);

  /** Takes {@link DataStep.SwitchRebalance}. */
  void switchRebalance(ResourceReference reference, DataStep.SwitchRebalance step);

  /** Takes {@link DataStep.Rebalance}; an aborted one is started again. */
  void rebalance(ResourceReference reference, DataStep.Rebalance step);

  /** Takes {@link DataStep.UseVolumes}; returns when objects are spread over all volumes. */
  void useVolumes(ResourceReference reference, DataStep.UseVolumes step);

  /** Takes {@link DataStep.LoadCertificates}; returns when every node shows it. */
  void loadCertificates(ResourceReference reference, DataStep.LoadCertificates step);

  /** Takes {@link AuthorityStep.PrepareAuthority}. */
  void prepareAuthority(ResourceReference reference, AuthorityStep.PrepareAuthority step);

  /** Takes {@link AuthorityStep.ShowCertificate}; returns when every node shows it. */
  void showCertificate(ResourceReference reference, AuthorityStep.ShowCertificate step);

  /** Takes {@link AuthorityStep.DistrustAuthority}. */
  void distrustAuthority(ResourceReference reference, AuthorityStep.DistrustAuthority step);

  /** Takes {@link AuthorityStep.RetireAuthority}. */
  void retireAuthority(ResourceReference reference, AuthorityStep.RetireAuthority step);

  /** Takes {@link AuthorityStep.RevokeAuthority}. */
  void revokeAuthority(ResourceReference reference, AuthorityStep.RevokeAuthority step);

  /** Takes {@link DataStep.SetConfig}. */
  void setConfig(ResourceReference reference, DataStep.SetConfig step);

  /** Takes {@link DataStep.ShutDown}; returns also when nobody could be told. */
  void shutDown(ResourceReference reference, DataStep.ShutDown step);

  /**
   * Takes {@link DataStep.DecommissionCluster}; returns when every node has cleaned up and ended.
   */
  void decommissionCluster(ResourceReference reference, DataStep.DecommissionCluster step);
}
