package io.windlass.testbed.aistore;

import java.util.List;

/** What happens to nodes once nothing keeps them any more. */
final class Removals {
  private final AisCluster cluster;

  Removals(AisCluster cluster) {
    this.cluster = cluster;
  }

  void complete(Completion completion) {
    switch (completion) {
      case Completion.Nothing nothing -> {}
      case Completion.MarkMaintenance mark -> mark(mark.ids());
      case Completion.Remove remove -> remove(remove.ids(), remove.cleanup());
    }
  }

  private void mark(List<String> ids) {
    for (String id : ids) {
      cluster.publish(
          cluster.smap().change(id, node -> node.with(NodeFlags.MAINTENANCE_AFTER_REBALANCE)));
    }
  }

  /** Takes nodes out of the map; each that still runs cleans up and ends. */
  private void remove(List<String> ids, RemovalRequest.Cleanup cleanup) {
    for (String id : ids) {
      cluster.publish(cluster.smap().remove(id));
      cluster
          .running(id)
          .ifPresent(
              node ->
                  node.process()
                      .decommission(cleanup, cluster.timings().departure().selfRemoval()));
    }
  }
}
