package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variants of {@code GET /v1/health}. */
final class HealthAnswers {
  private final AisCluster cluster;
  private final AisNode node;

  HealthAnswers(AisCluster cluster, AisNode node) {
    this.cluster = cluster;
    this.node = node;
  }

  Answer answer(NodeRequest request) {
    if (request.asks("cii")) {
      return withUptimes(Answer.json(clusterInformation()), true);
    }
    boolean proxy = node.role() == NodeRole.PROXY;
    boolean healthy =
        proxy && request.asks("prr")
            ? clusterReady()
            : !request.asks("readiness") || cluster.locked(this::ready);
    return withUptimes(Answer.empty(healthy ? 200 : 503), proxy);
  }

  /** The primary answers for the cluster; another proxy asks it once it knows a started one. */
  private boolean clusterReady() {
    boolean started = cluster.coldStart().started();
    if (started) {
      cluster.requirePrimary();
    }
    return started;
  }

  private boolean ready() {
    Optional<SmapNode> entry = cluster.smap().node(node.id());
    boolean listed = entry.isPresent();
    boolean inService = entry.filter(SmapNode::inService).isPresent() || node.readyThoughFlagged();
    return node.ready() && listed && inService;
  }

  private Answer withUptimes(Answer answer, boolean tells) {
    if (!tells || answer.status() != 200) {
      return answer;
    }
    Map<String, String> headers = new HashMap<>(answer.headers());
    Duration up = Duration.between(node.startedAt(), Instant.now());
    headers.put("Ais-Node-Uptime", Long.toString(up.toNanos()));
    headers.put("Ais-Cluster-Uptime", Long.toString(cluster.uptime().toNanos()));
    return new Answer(answer.status(), headers, answer.body());
  }

  /** Versions of all that the nodes share, as one node knows them. */
  private ObjectNode clusterInformation() {
    ClusterMetadata metadata = cluster.metadata();
    Smap smap = metadata.smap();
    ObjectNode json = Json.object();
    ObjectNode map = json.putObject("smap");
    ObjectNode primary = map.putObject("Primary");
    smap.node(smap.primary())
        .ifPresent(
            leader ->
                primary
                    .put("pub_url", leader.publicNet().url())
                    .put("control_url", leader.controlNet().url())
                    .put("id", leader.id()));
    map.put("uuid", smap.uuid()).put("version", Long.toString(smap.version()));
    json.putObject("bmd")
        .put("uuid", smap.uuid())
        .put("version", Long.toString(metadata.bucketsVersion()));
    json.putObject("rmd").put("version", Long.toString(metadata.rebalances()));
    json.putObject("config").put("version", Long.toString(metadata.config().version()));
    json.putObject("etlmd").put("version", "0");
    // Cluster and node started, as two bits.
    json.put("flags", cluster.coldStart().started() ? 6 : 2);
    return json;
  }
}
