package io.windlass.testbed.aistore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shutdown and decommission of a whole cluster. Nodes out of service are left as they are. */
final class ClusterEnd {
  private final AisCluster cluster;

  ClusterEnd(AisCluster cluster) {
    this.cluster = cluster;
  }

  /** Every node in service exits; metadata and data stay. */
  void shutdown() {
    end(Optional.empty());
  }

  /** Every node in service also deletes its configuration, and its data when asked to. */
  void decommission(boolean removeUserData) {
    end(Optional.of(new RemovalRequest.Cleanup(removeUserData, false, false)));
  }

  private void end(Optional<RemovalRequest.Cleanup> cleanup) {
    cluster.pause(cluster.timings().calls().removal());
    cluster.locked(
        () -> {
          cluster.coldStart().stopped();
          Duration delay = cluster.timings().calls().shutdownExit();
          for (AisNode node : leaving()) {
            node.awaitStart();
            cleanup.ifPresentOrElse(
                how -> node.process().decommission(how, delay),
                () -> node.process().exit(0, delay));
          }
        });
  }

  private List<AisNode> leaving() {
    return cluster.alive().stream()
        .filter(node -> cluster.smap().node(node.id()).filter(SmapNode::inService).isPresent())
        .toList();
  }
}
