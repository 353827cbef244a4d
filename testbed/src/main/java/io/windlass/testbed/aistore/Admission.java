package io.windlass.testbed.aistore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which membership actions a primary admits.
 *
 * <ol>
 *   <li>AIS 5.0 refuses all of them with 409 while a rebalance runs. AIS 4.9 refuses only to repeat
 *       a removal; anything else aborts the running rebalance.
 *   <li>Every node must be known, and none may be the primary itself.
 *   <li>What a node's flags forbid differs by version: 5.0 takes a repeated request for done.
 * </ol>
 */
final class Admission {
  private final AisCluster cluster;
  private final AisNode primary;
  private final boolean strict;

  Admission(AisCluster cluster, AisNode primary) {
    this.cluster = cluster;
    this.primary = primary;
    this.strict = primary.version() == AisVersion.V5_0;
  }

  /** The nodes that are still to be put into maintenance. */
  List<SmapNode> forMaintenance(List<String> ids) {
    List<SmapNode> nodes = known("start-maintenance", ids);
    List<SmapNode> left = new ArrayList<>();
    for (SmapNode node : nodes) {
      if (node.has(NodeFlags.DECOMMISSIONING)) {
        throw AisFailure.badRequest(node.label() + " is currently being decommissioned");
      }
      if (!node.has(NodeFlags.MAINTENANCE)) {
        left.add(node);
      } else if (!strict) {
        throw AisFailure.badRequest(node.label() + " is already in maintenance mode");
      }
    }
    return left;
  }

  /** The nodes to be removed; the flags they have now say whether their data was moved. */
  List<SmapNode> forRemoval(List<String> ids) {
    List<SmapNode> nodes = known("decommission-node", ids);
    Optional<Rebalance> running = cluster.rebalances().running();
    for (SmapNode node : nodes) {
      if (running.isPresent() && !node.inService()) {
        throw AisFailure.badRequest(
            "rebalance[%s] is currently running, please try (decommission-node %s) later"
                .formatted(running.get().id(), node.label()));
      }
    }
    return nodes;
  }

  /** The nodes to be taken out of maintenance; each must answer. */
  List<SmapNode> forReturn(List<String> ids) {
    List<SmapNode> left = new ArrayList<>();
    for (SmapNode node : known("stop-maintenance", ids)) {
      if (node.has(NodeFlags.DECOMMISSIONING) && strict) {
        throw AisFailure.badRequest(
            "stop-maintenance: node " + node.label() + " is currently being decommissioned");
      }
      if (node.has(NodeFlags.MAINTENANCE)) {
        requireAnswering(node);
        left.add(node);
      } else if (!strict) {
        throw AisFailure.badRequest(
            "node " + node.label() + " is not in maintenance mode - nothing to do");
      }
    }
    return left;
  }

  /** An explicit rebalance; 5.0 counts it among the membership actions. */
  void forRebalance() {
    requireQuiet("rebalance");
    if (!cluster.config().rebalanceEnabled()) {
      throw AisFailure.badRequest("rebalance is disabled");
    }
    int targets = cluster.smap().nodes(NodeRole.TARGET).size();
    if (targets < 2) {
      throw AisFailure.badRequest(
          primary.label()
              + ": not enough targets in the cluster map (have "
              + targets
              + ", need 2)");
    }
  }

  private void requireQuiet(String action) {
    Optional<Rebalance> running = cluster.rebalances().running();
    if (strict && running.isPresent()) {
      throw AisFailure.typed(
          409,
          "ErrBusy",
          "cluster membership \"%s\" is currently busy (rebalance[%s] is running), please try again"
              .formatted(action, running.get().id()));
    }
  }

  private List<SmapNode> known(String action, List<String> ids) {
    requireQuiet(action);
    List<SmapNode> nodes = ids.stream().map(this::known).toList();
    if (ids.contains(primary.id())) {
      throw AisFailure.badRequest(
          "%s is the current primary, cannot perform action \"%s\" on itself"
              .formatted(primary.label(), action));
    }
    return nodes;
  }

  private SmapNode known(String id) {
    Smap smap = cluster.smap();
    return smap.node(id).orElseThrow(() -> unknown(id, smap));
  }

  private AisFailure unknown(String id, Smap smap) {
    return strict
        ? AisFailure.typed(
            404,
            "errNodeNotFound",
            primary.label() + ": node " + id + " not present in Smap v" + smap.version())
        : AisFailure.typed(
            404, "ErrNotFound", primary.label() + ": node " + id + " does not exist");
  }

  private void requireAnswering(SmapNode node) {
    if (!cluster.isAlive(node.id())) {
      throw AisFailure.badRequest(node.label() + " is unreachable: connection refused");
    }
  }
}
