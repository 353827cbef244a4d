package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The membership actions of the primary: maintenance and decommission.
 *
 * <ol>
 *   <li>The request must be well formed and name known nodes, none of them the primary.
 *   <li>AIS 5.0 refuses any of them with 409 while a rebalance runs. AIS 4.9 refuses only to repeat
 *       itself; anything else aborts the running rebalance, and what that one was for is forgotten.
 *   <li>With data to move the action starts a rebalance and answers with its id; its completion
 *       does the rest. Otherwise it is done at once and answers nothing.
 * </ol>
 */
final class Membership {
  private final AisCluster cluster;
  private final AisVersion version;
  private final String primary;

  /**
   * @param primary the primary as it runs now; its version rules
   */
  Membership(AisCluster cluster, AisNode primary) {
    this.cluster = cluster;
    this.version = primary.version();
    this.primary = primary.label();
  }

  /** Starts maintenance; the answer's text is the rebalance's id or empty. */
  String startMaintenance(JsonNode value) {
    RemovalRequest request = parse("start-maintenance", value);
    return cluster.locked(() -> startMaintenance(request));
  }

  String stopMaintenance(JsonNode value) {
    RemovalRequest request = parse("stop-maintenance", value);
    return cluster.locked(() -> stopMaintenance(request));
  }

  /** Decommissions nodes; without a rebalance the call lasts until they are out. */
  String decommission(JsonNode value) {
    RemovalRequest request = parse("decommission-node", value);
    Optional<Rebalance> started = cluster.locked(() -> decommission(request));
    if (started.isEmpty()) {
      cluster.await(cluster.timings().calls().removal(), () -> false);
      cluster.locked(() -> new Removals(cluster).remove(request.ids(), request.cleanup()));
    }
    return started.map(Rebalance::id).orElse("");
  }

  private RemovalRequest parse(String action, JsonNode value) {
    return RemovalRequest.parse(version, action, value, primary);
  }

  private String startMaintenance(RemovalRequest request) {
    List<SmapNode> nodes = admit("start-maintenance", request);
    for (SmapNode node : nodes) {
      if (node.has(NodeFlags.MAINTENANCE)) {
        if (version == AisVersion.V4_9) {
          throw AisFailure.badRequest(node.label() + " is already in maintenance mode");
        }
        return "";
      }
    }
    nodes.forEach(node -> flag(node, NodeFlags.MAINTENANCE));
    SmapNode first = nodes.getFirst();
    return moves(request, nodes)
        ? cluster.rebalances().start(new Completion.MarkMaintenance(first.id())).id()
        : "";
  }

  private String stopMaintenance(RemovalRequest request) {
    List<SmapNode> nodes = admit("stop-maintenance", request);
    for (SmapNode node : nodes) {
      if (node.inService()) {
        throw AisFailure.badRequest(node.label() + " is not in maintenance mode");
      }
    }
    for (SmapNode node : nodes) {
      cluster.publish(cluster.smap().change(node.id(), it -> it.without(NodeFlags.OUT_OF_SERVICE)));
      cluster.running(node.id()).ifPresent(this::backInService);
    }
    return moves(request, nodes) ? cluster.rebalances().start(new Completion.Nothing()).id() : "";
  }

  private void backInService(AisNode node) {
    node.readyThoughFlagged(false);
    node.askNeighboursFor(cluster.timings().neighbourWindow());
  }

  private Optional<Rebalance> decommission(RemovalRequest request) {
    List<SmapNode> nodes = admit("decommission-node", request);
    // A node that is still flagged has had its rebalance, only the removal was forgotten.
    boolean stranded =
        cluster.rebalances().running().isEmpty()
            && nodes.stream().allMatch(node -> node.has(NodeFlags.DECOMMISSIONING));
    nodes.forEach(node -> flag(node, NodeFlags.DECOMMISSIONING));
    if (stranded || !moves(request, nodes) || cluster.smap().activeTargets().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        cluster.rebalances().start(new Completion.Remove(request.ids(), request.cleanup())));
  }

  private void flag(SmapNode node, long bit) {
    if (!cluster.smap().node(node.id()).orElse(node).has(bit)) {
      cluster.publish(
          cluster.smap().change(node.id(), it -> it.without(NodeFlags.OUT_OF_SERVICE).with(bit)));
    }
  }

  private boolean moves(RemovalRequest request, List<SmapNode> nodes) {
    boolean targets = nodes.stream().anyMatch(node -> node.role() == NodeRole.TARGET);
    return targets && !request.skipRebalance() && cluster.config().rebalanceEnabled();
  }

  private List<SmapNode> admit(String action, RemovalRequest request) {
    Optional<Rebalance> running = cluster.rebalances().running();
    if (version == AisVersion.V5_0 && running.isPresent()) {
      throw busy(action, running.get());
    }
    List<SmapNode> nodes = request.ids().stream().map(this::known).toList();
    for (SmapNode node : nodes) {
      if (cluster.smap().primary().equals(node.id())) {
        throw AisFailure.badRequest(
            primary
                + " is the current primary, cannot perform action \""
                + action
                + "\" on itself");
      }
      boolean again = node.has(NodeFlags.DECOMMISSIONING) && !action.equals("stop-maintenance");
      if (running.isPresent() && again) {
        throw AisFailure.badRequest(
            "rebalance[%s] is currently running, please try (%s %s) later"
                .formatted(running.get().id(), action, node.label()));
      }
    }
    return nodes;
  }

  private static AisFailure busy(String action, Rebalance rebalance) {
    return AisFailure.typed(
        409,
        "ErrBusy",
        "cluster membership \"%s\" is currently busy (rebalance[%s] is running), please try again"
            .formatted(action, rebalance.id()));
  }

  private SmapNode known(String id) {
    Smap smap = cluster.smap();
    return smap.node(id)
        .orElseThrow(
            () ->
                AisFailure.typed(
                    404,
                    "errNodeNotFound",
                    primary + ": node " + id + " not present in Smap v" + smap.version()));
  }
}
