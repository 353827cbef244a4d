package io.windlass.workflows.aistore.foresight;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AuthorityStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Storage;
import io.windlass.workflows.aistore.DataStep;
import io.windlass.workflows.aistore.HostStep;
import io.windlass.workflows.aistore.KubernetesStep;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Request;
import java.time.Duration;

/**
 * What a cluster would look like after a step that goes well. Pure.
 *
 * <ol>
 *   <li>An apply makes pods that do not run yet, a restart ends one: only a wait lets them serve,
 *       and all of the role, since they start at the same time.
 *   <li>A target that restarts leaves the cluster map, and with it maintenance; it comes back
 *       unsettled.
 *   <li>Targets that are decommissioned all leave at once, as AIStore 5.0 lets them.
 *   <li>Who leaves a host that is drained waits for it: nobody foresees when it is uncordoned.
 *   <li>While a step is taken its time passes for all that serve.
 * </ol>
 */
final class Effects {

  private Effects() {}

  static ClusterObservation after(AIStoreStep step, ClusterObservation seen) {
    Duration passed = Durations.of(step);
    return effect(step, Draft.of(seen)).nodes(node -> NodeDraft.older(node, passed)).done();
  }

  private static Draft effect(AIStoreStep step, Draft draft) {
    return switch (step) {
      case KubernetesStep.ApplyFoundation ignored -> draft.foundationApplied();
      case KubernetesStep.ApplyNodes apply -> draft.applied(apply);
      case KubernetesStep.ApplyAllNodes all -> {
        all.roles().forEach(draft::applied);
        yield draft;
      }
      case KubernetesStep.RestartTarget restart -> draft.node(restart.pod(), NodeDraft::restarting);
      case KubernetesStep.AwaitNode wait -> draft.role(wait.role(), NodeDraft::serving).ready();
      case KubernetesStep.AwaitCluster wait -> awaited(wait, draft.nodes(NodeDraft::serving));
      case DataStep.AwaitQuiet ignored -> draft.storage(Effects::quiet);
      case DataStep.MovePrimary move -> draft.primary(move.pod());
      case DataStep.EnterMaintenance enter ->
          draft.node(enter.pod(), node -> NodeDraft.flagged(node, true));
      case DataStep.LeaveMaintenance leave ->
          draft.node(leave.pod(), node -> NodeDraft.settled(NodeDraft.flagged(node, false), false));
      case DataStep.Decommission leave ->
          draft.nodes(node -> leave.pods().contains(node.name()) ? NodeDraft.gone(node) : node);
      case DataStep.EmptyTargets empty ->
          draft.nodes(node -> empty.pods().contains(node.name()) ? NodeDraft.emptied(node) : node);
      case DataStep.RetainTargets retain ->
          draft.nodes(
              node -> retain.pods().contains(node.name()) ? NodeDraft.flagged(node, true) : node);
      case DataStep.SwitchRebalance toggle ->
          draft.storage(said -> enabled(said, toggle.enabled()));
      case DataStep.Rebalance ignored -> settled(draft);
      case DataStep.UseVolumes ignored -> draft.volumesAsWanted();
      case KubernetesStep.MarkSettled ignored -> settled(draft);
      case KubernetesStep.MarkRestarted ignored -> draft.fulfilled(Request.RESTART);
      case KubernetesStep.RenewVolumes renew ->
          draft.node(renew.pod(), NodeDraft::restarting).renewed();
      case KubernetesStep.AwaitDropped wait -> draft.node(wait.pod(), NodeDraft::dropped);
      case KubernetesStep.MarkReplaced ignored -> draft.fulfilled(Request.REPLACE_NODE);
      case HostStep.LeaveHost leave -> draft.leftHost(leave.pod());
      case HostStep.MarkEmptied ignored -> draft.emptied();
      case HostStep.MarkDrained ignored -> draft.fulfilled(Request.DRAIN);
      case KubernetesStep.GrowVolumes ignored -> draft.volumesAsWanted();
      case KubernetesStep.AdoptCluster ignored -> draft.fulfilled(Request.ADOPT);
      case HostStep.CheckHosts ignored -> draft.fulfilled(Request.CHECK_HOSTS);
      case DataStep.LoadCertificates ignored -> draft.fulfilled(Request.CERTIFICATES);
      case AuthorityStep.PrepareAuthority ignored ->
          draft.authority(AuthorityChange.BOTH_TRUSTED).templatesChanged();
      case AuthorityStep.ShowCertificate ignored -> draft.authority(AuthorityChange.SIGNED_ANEW);
      case AuthorityStep.DistrustAuthority ignored ->
          draft.authority(AuthorityChange.ALONE).templatesChanged();
      case AuthorityStep.RetireAuthority ignored -> retired(draft);
      case AuthorityStep.RevokeAuthority ignored ->
          retired(draft.authority(AuthorityChange.SETTLED).templatesChanged());
      case DataStep.SetConfig ignored -> draft.configSent();
      case KubernetesStep.RemoveNodes remove -> draft.removed(remove.role());
      case KubernetesStep.StopNodes stop -> draft.stopped(stop.role());
      case DataStep.ShutDown ignored -> draft;
      case DataStep.DecommissionCluster ignored -> draft.decommissioned();
      case KubernetesStep.RemoveClaims ignored -> draft;
      case HostStep.CleanHosts ignored -> draft;
      case KubernetesStep.RemoveFoundation ignored -> draft;
    };
  }

  private static Draft retired(Draft draft) {
    return draft.retired().fulfilled(Request.REPLACE_AUTHORITY);
  }

  /** Without a target no cluster calls itself ready. */
  private static Draft awaited(KubernetesStep.AwaitCluster wait, Draft draft) {
    return wait.targets() == 0 ? draft : draft.ready();
  }

  private static Draft settled(Draft draft) {
    return draft
        .role(DaemonRole.TARGET, node -> node.serving() ? NodeDraft.settled(node, true) : node)
        .fulfilled(Request.REBALANCE);
  }

  private static Storage quiet(Storage said) {
    return new Storage(
        said.ready(), false, said.rebalanceEnabled(), said.empty(), said.objection());
  }

  static Storage enabled(Storage said, boolean value) {
    return new Storage(said.ready(), said.rebalancing(), value, said.empty(), said.objection());
  }
}
