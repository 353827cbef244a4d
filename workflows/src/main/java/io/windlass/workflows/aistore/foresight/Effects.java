package io.windlass.workflows.aistore.foresight;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreStep.ApplyNodes;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Storage;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What a cluster would look like after a step that goes well. Pure.
 *
 * <ol>
 *   <li>An apply makes pods that do not run yet, a restart ends one: only a wait lets them serve,
 *       and all of the role, since they start at the same time.
 *   <li>A target that restarts leaves the cluster map, and with it maintenance; it comes back
 *       unsettled.
 *   <li>While a step is taken its time passes for all that serve.
 * </ol>
 */
final class Effects {

  private Effects() {}

  static ClusterObservation after(AIStoreStep step, ClusterObservation seen) {
    ClusterObservation later = effect(step, seen);
    Duration passed = Durations.of(step);
    return Draft.of(later).nodes(node -> NodeDraft.older(node, passed)).done();
  }

  private static ClusterObservation effect(AIStoreStep step, ClusterObservation seen) {
    Draft draft = Draft.of(seen);
    return switch (step) {
      case AIStoreStep.ApplyFoundation ignored -> draft.foundationApplied().done();
      case AIStoreStep.ApplyNodes apply -> applied(draft, apply).done();
      case AIStoreStep.ApplyAllNodes all -> {
        all.roles().forEach(apply -> applied(draft, apply));
        yield draft.done();
      }
      case AIStoreStep.RestartTarget restart ->
          draft.node(restart.pod(), NodeDraft::restarting).done();
      case AIStoreStep.AwaitNode wait -> draft.role(wait.role(), NodeDraft::serving).ready().done();
      case AIStoreStep.AwaitCluster ignored -> draft.nodes(NodeDraft::serving).ready().done();
      case AIStoreStep.AwaitQuiet ignored -> draft.storage(Effects::quiet).done();
      case AIStoreStep.MovePrimary move -> draft.primary(move.pod()).done();
      case AIStoreStep.EnterMaintenance enter ->
          draft.node(enter.pod(), node -> NodeDraft.flagged(node, true)).done();
      case AIStoreStep.LeaveMaintenance leave ->
          draft
              .node(leave.pod(), node -> NodeDraft.settled(NodeDraft.flagged(node, false), false))
              .done();
      case AIStoreStep.SwitchRebalance toggle ->
          draft.storage(said -> enabled(said, toggle.enabled())).done();
      case AIStoreStep.Rebalance ignored -> draft.role(DaemonRole.TARGET, settle()).done();
      case AIStoreStep.MarkSettled ignored -> draft.role(DaemonRole.TARGET, settle()).done();
      case AIStoreStep.SetConfig ignored ->
          draft
              .configSent()
              .storage(said -> enabled(said, seen.policy().rebalanceEnabled()))
              .done();
      case AIStoreStep.RemoveNodes remove -> draft.removed(remove.role()).done();
      case AIStoreStep.RemoveFoundation ignored -> seen;
    };
  }

  private static Draft applied(Draft draft, ApplyNodes apply) {
    return apply.role() == DaemonRole.PROXY
        ? draft.applied(apply, apply.partition())
        : draft.applied(apply, apply.replicas());
  }

  private static UnaryOperator<NodeObservation> settle() {
    return node -> node.serving() ? NodeDraft.settled(node, true) : node;
  }

  private static Storage quiet(Storage said) {
    return new Storage(said.ready(), false, said.rebalanceEnabled(), said.empty());
  }

  private static Storage enabled(Storage said, boolean value) {
    return new Storage(said.ready(), said.rebalancing(), value, said.empty());
  }
}
