package io.windlass.workflows.aistore.foresight;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AuthorityStep;
import io.windlass.workflows.aistore.DataStep;
import io.windlass.workflows.aistore.HostStep;
import io.windlass.workflows.aistore.KubernetesStep;
import java.time.Duration;

/**
 * How long a step may take, without the time that data needs to move. A rebalance of nothing takes
 * 48 s on real nodes; a node is back some seconds after its end, by its probes.
 */
final class Durations {

  private static final Duration CALL = Duration.ofSeconds(1);
  private static final Duration NODE = Duration.ofSeconds(12);
  private static final Duration CLUSTER = Duration.ofSeconds(20);
  private static final Duration REBALANCE = Duration.ofSeconds(50);

  /** AIStore asks a node that does not answer again and again before it gives it up. */
  private static final Duration DROPPED = Duration.ofSeconds(34);

  private Durations() {}

  static Duration of(AIStoreStep step) {
    return switch (step) {
      case KubernetesStep.ApplyFoundation ignored -> CALL;
      case KubernetesStep.ApplyNodes ignored -> CALL;
      case KubernetesStep.ApplyAllNodes ignored -> CALL;
      case KubernetesStep.RestartTarget ignored -> CALL;
      case KubernetesStep.AwaitNode ignored -> NODE;
      case KubernetesStep.AwaitCluster ignored -> CLUSTER;
      case DataStep.AwaitQuiet ignored -> REBALANCE;
      case DataStep.MovePrimary ignored -> CALL;
      case DataStep.EnterMaintenance ignored -> CALL;
      case DataStep.LeaveMaintenance ignored -> CALL;
      case DataStep.Decommission ignored -> REBALANCE;
      case DataStep.EmptyTargets ignored -> REBALANCE;
      case DataStep.RetainTargets ignored -> CALL;
      case DataStep.SwitchRebalance ignored -> CALL;
      case DataStep.Rebalance ignored -> REBALANCE;
      case DataStep.UseVolumes ignored -> NODE;
      case KubernetesStep.MarkSettled ignored -> CALL;
      case KubernetesStep.MarkRestarted ignored -> CALL;
      case KubernetesStep.RenewVolumes ignored -> CALL;
      case KubernetesStep.AwaitDropped ignored -> DROPPED;
      case KubernetesStep.MarkReplaced ignored -> CALL;
      case HostStep.LeaveHost ignored -> CALL;
      case HostStep.MarkEmptied ignored -> CALL;
      case HostStep.MarkDrained ignored -> CALL;
      case KubernetesStep.GrowVolumes ignored -> NODE;
      case KubernetesStep.AdoptCluster ignored -> NODE;
      case HostStep.CheckHosts ignored -> NODE;
      case DataStep.LoadCertificates ignored -> NODE;
      case AuthorityStep.PrepareAuthority ignored -> CALL;
      case AuthorityStep.ShowCertificate ignored -> NODE;
      case AuthorityStep.DistrustAuthority ignored -> CALL;
      case AuthorityStep.RetireAuthority ignored -> CALL;
      case AuthorityStep.RevokeAuthority ignored -> CALL;
      case DataStep.SetConfig ignored -> CALL;
      case DataStep.ShutDown ignored -> CALL;
      case DataStep.DecommissionCluster ignored -> NODE;
      case KubernetesStep.StopNodes ignored -> NODE;
      case KubernetesStep.RemoveClaims ignored -> CALL;
      case HostStep.CleanHosts ignored -> NODE;
      case KubernetesStep.RemoveNodes ignored -> NODE;
      case KubernetesStep.RemoveFoundation ignored -> CALL;
    };
  }
}
