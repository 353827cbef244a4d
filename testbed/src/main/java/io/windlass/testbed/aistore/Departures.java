package io.windlass.testbed.aistore;

/**
 * How a node leaves.
 *
 * <ol>
 *   <li>SIGTERM: a node takes itself out of the cluster map, then ends. The primary just ends, and
 *       the others notice late.
 *   <li>SIGKILL or SIGSTOP: the entry stays until the keepalive gives up on it. A node out of
 *       service is not watched: its entry stays for ever, flags and all.
 *   <li>A rebalance that lost a participant is aborted.
 * </ol>
 */
final class Departures {
  private final AisCluster cluster;

  Departures(AisCluster cluster) {
    this.cluster = cluster;
  }

  /** SIGTERM arrived; the process itself ends by its own timer. */
  void terminated(AisNode node) {
    cluster.locked(
        () -> {
          AisTimings.Departure times = cluster.timings().departure();
          if (leads(node)) {
            cluster.elections().primaryLost(node.id(), times.electionAfterTerminate());
          } else {
            cluster.later(times.selfRemoval(), () -> remove(node));
            // Nobody may have listened; then the keepalive finds out.
            cluster.later(times.keepalive(), () -> giveUp(node));
          }
        });
  }

  /** The process is gone without a word. */
  void killed(AisNode node) {
    cluster.locked(
        () -> {
          boolean led = leads(node);
          cluster.drop(node);
          silent(node, led);
        });
  }

  /** The process no longer answers. */
  void hung(AisNode node) {
    cluster.locked(
        () -> {
          boolean led = leads(node);
          node.hung(true);
          silent(node, led);
        });
  }

  /** The process ended as it should: by itself, after saying so. */
  void ended(AisNode node) {
    cluster.drop(node);
  }

  private void silent(AisNode node, boolean led) {
    AisTimings.Departure times = cluster.timings().departure();
    if (led) {
      cluster.elections().primaryLost(node.id(), times.electionAfterKill());
    } else {
      cluster.later(times.keepalive(), () -> giveUp(node));
    }
  }

  /** A successor with the same id, or the node itself resumed, keeps the entry. */
  private void giveUp(AisNode node) {
    boolean watched = cluster.smap().node(node.id()).filter(SmapNode::inService).isPresent();
    if (watched && !cluster.isAlive(node.id())) {
      if (cluster.primary().isPresent()) {
        remove(node);
      } else {
        cluster.later(cluster.timings().departure().keepalive(), () -> giveUp(node));
      }
    }
  }

  private void remove(AisNode node) {
    if (cluster.primary().isPresent() && cluster.smap().node(node.id()).isPresent()) {
      cluster.publish(cluster.smap().remove(node.id()));
      cluster.rebalances().lost(node.id());
    }
  }

  private boolean leads(AisNode node) {
    return cluster.smap().primary().equals(node.id());
  }
}
