package io.windlass.testbed.aistore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who becomes the primary when the old one has gone or a client asks for another. */
final class Elections {
  private final AisCluster cluster;

  Elections(AisCluster cluster) {
    this.cluster = cluster;
  }

  /** The primary was lost: after a delay the rest elects another, unless it is back by then. */
  void primaryLost(String lost, Duration delay) {
    cluster.later(delay, () -> elect(lost));
  }

  /** Whether a living proxy other than the primary could be elected. */
  boolean hasCandidate() {
    return !candidates(cluster.smap().primary()).isEmpty();
  }

  /**
   * Makes a proxy the primary at a client's request.
   *
   * @throws AisFailure 404 for an unknown node, 400 for one that cannot lead
   */
  void setPrimary(String id, boolean forced) {
    cluster.locked(
        () -> {
          Smap smap = cluster.smap();
          SmapNode wanted = smap.node(id).orElseThrow(() -> unknown(id, forced));
          if (wanted.role() != NodeRole.PROXY
              || !wanted.inService()
              || wanted.has(NodeFlags.NON_ELECTABLE)) {
            throw AisFailure.badRequest(wanted.label() + " cannot become the primary");
          }
          if (!smap.primary().equals(id)) {
            requireAllPrepared(smap, wanted);
            lead(smap, id);
          }
        });
  }

  /** Every node in service must hear of the change first; one that does not answer prevents it. */
  private void requireAllPrepared(Smap smap, SmapNode wanted) {
    for (SmapNode node : smap.nodes()) {
      if (node.inService() && !cluster.isAlive(node.id())) {
        throw AisFailure.badRequest(
            "node %s failed to set primary %s in the prepare phase (err: connection refused)"
                .formatted(node.label(), wanted.label()));
      }
    }
  }

  private AisFailure unknown(String id, boolean forced) {
    Smap smap = cluster.smap();
    return AisFailure.typed(
        404,
        "errNodeNotFound",
        NodeRole.PROXY.label(smap.primary())
            + ": set-primary failure ('frc' query is "
            + forced
            + "): node "
            + id
            + " not present in Smap v"
            + smap.version());
  }

  private void elect(String lost) {
    Smap smap = cluster.smap();
    if (smap.primary().equals(lost) && !cluster.isAlive(lost)) {
      candidates(lost).ifPresent(next -> lead(smap.remove(lost), next));
    }
  }

  /** A change of the primary strands what the old one had still to do after a rebalance. */
  private void lead(Smap smap, String next) {
    cluster.rebalances().forgetCompletions();
    Smap elected = ColdStart.topUp(smap.withPrimary(next));
    cluster.publish(elected);
    cluster.running(next).ifPresent(AisNode::becomeReady);
  }

  private Optional<String> candidates(String except) {
    List<String> candidates =
        cluster.smap().nodes(NodeRole.PROXY).stream()
            .filter(node -> node.inService() && !node.has(NodeFlags.NON_ELECTABLE))
            .map(SmapNode::id)
            .filter(id -> !id.equals(except) && cluster.isAlive(id))
            .toList();
    return Placement.owner(cluster.smap().uuid(), candidates);
  }
}
