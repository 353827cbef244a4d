package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The membership actions of the primary: maintenance and decommission.
 *
 * <ol>
 *   <li>{@link Admission} refuses what the version does not allow now.
 *   <li>The nodes are flagged in one step.
 *   <li>If a target was in service until then and rebalance is neither disabled nor skipped, a
 *       rebalance starts, the answer is its id, and its completion does the rest. Nodes that were
 *       already out of service have had their chance: their data is not moved again.
 *   <li>Otherwise the rest is done at once, whatever it leaves behind, and the answer is empty.
 * </ol>
 */
final class Membership {
  private final AisCluster cluster;
  private final AisNode primary;
  private final Admission admission;

  /**
   * @param primary the primary as it runs now; its version rules
   */
  Membership(AisCluster cluster, AisNode primary) {
    this.cluster = cluster;
    this.primary = primary;
    this.admission = new Admission(cluster, primary);
  }

  /** Starts maintenance; the answer's text is the rebalance's id or empty. */
  String startMaintenance(JsonNode value) {
    RemovalRequest request = parse("start-maintenance", value);
    return cluster.locked(
        () -> {
          List<SmapNode> nodes = admission.forMaintenance(request.ids());
          boolean moves = moves(request, nodes);
          nodes.forEach(node -> flag(node.id(), NodeFlags.MAINTENANCE));
          return finish(moves, new Completion.MarkMaintenance(ids(nodes)));
        });
  }

  String stopMaintenance(JsonNode value) {
    RemovalRequest request = parse("stop-maintenance", value);
    return cluster.locked(
        () -> {
          List<SmapNode> nodes = admission.forReturn(request.ids());
          nodes.forEach(node -> backInService(node.id()));
          boolean enough = cluster.smap().activeTargets().size() > 1;
          boolean moves = enough && wanted(request, nodes);
          return nodes.isEmpty() ? "" : finish(moves, new Completion.Nothing());
        });
  }

  /** Decommissions nodes; without a rebalance the call lasts until they are out. */
  String decommission(JsonNode value) {
    RemovalRequest request = parse("decommission-node", value);
    Completion.Remove removal = new Completion.Remove(request.ids(), request.cleanup());
    String started =
        cluster.locked(
            () -> {
              List<SmapNode> nodes = admission.forRemoval(request.ids());
              boolean moves = moves(request, nodes);
              request.ids().forEach(id -> flag(id, NodeFlags.DECOMMISSIONING));
              return finish(moves && !cluster.smap().activeTargets().isEmpty(), removal);
            });
    if (started.isEmpty()) {
      cluster.pause(cluster.timings().calls().removal());
      cluster.locked(() -> new Removals(cluster).complete(removal));
    }
    return started;
  }

  private RemovalRequest parse(String action, JsonNode value) {
    return RemovalRequest.parse(primary.version(), action, value, primary.label());
  }

  private String finish(boolean moves, Completion completion) {
    if (moves) {
      return cluster.rebalances().start(completion).id();
    }
    if (cluster.config().rebalanceEnabled()) {
      // The primary announced a change of places and took it back: nobody asks neighbours now.
      cluster.alive().forEach(AisNode::stopAskingNeighbours);
    }
    return "";
  }

  private boolean moves(RemovalRequest request, List<SmapNode> nodes) {
    return wanted(request, nodes.stream().filter(SmapNode::inService).toList());
  }

  private boolean wanted(RemovalRequest request, List<SmapNode> nodes) {
    boolean targets = nodes.stream().anyMatch(node -> node.role() == NodeRole.TARGET);
    return targets && !request.skipRebalance() && cluster.config().rebalanceEnabled();
  }

  private void flag(String id, long bit) {
    boolean set = cluster.smap().node(id).filter(node -> node.has(bit)).isPresent();
    if (!set) {
      long others = NodeFlags.OUT_OF_SERVICE & ~bit;
      cluster.publish(cluster.smap().change(id, node -> node.without(others).with(bit)));
    }
  }

  private void backInService(String id) {
    cluster.publish(cluster.smap().change(id, node -> node.without(NodeFlags.OUT_OF_SERVICE)));
    Optional<AisNode> node = cluster.running(id);
    node.ifPresent(it -> it.readyThoughFlagged(false));
  }

  private static List<String> ids(List<SmapNode> nodes) {
    return nodes.stream().map(SmapNode::id).toList();
  }
}
