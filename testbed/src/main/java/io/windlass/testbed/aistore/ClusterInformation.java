package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Versions of all that the nodes share, as one node knows them: {@code cii=true}. */
final class ClusterInformation {
  /** Bits of the node's state: the cluster has started, the node has started. */
  private static final int CLUSTER_STARTED = 4;

  private static final int NODE_STARTED = 2;

  private ClusterInformation() {}

  static ObjectNode of(AisCluster cluster) {
    ClusterMetadata metadata = cluster.metadata();
    ObjectNode json = Json.object();
    json.set("smap", smap(metadata.smap()));
    json.putObject("bmd")
        .put("uuid", metadata.smap().uuid())
        .put("version", Long.toString(metadata.bucketsVersion()));
    json.putObject("rmd").put("version", Long.toString(metadata.rebalances()));
    json.putObject("config").put("version", Long.toString(metadata.config().version()));
    json.putObject("etlmd").put("version", "0");
    boolean started = cluster.coldStart().started();
    return json.put("flags", started ? NODE_STARTED | CLUSTER_STARTED : NODE_STARTED);
  }

  private static ObjectNode smap(Smap smap) {
    ObjectNode json = Json.object();
    ObjectNode primary = json.putObject("Primary");
    smap.node(smap.primary())
        .ifPresent(
            leader ->
                primary
                    .put("pub_url", leader.publicNet().url())
                    .put("control_url", leader.controlNet().url())
                    .put("id", leader.id()));
    return json.put("uuid", smap.uuid()).put("version", Long.toString(smap.version()));
  }
}
