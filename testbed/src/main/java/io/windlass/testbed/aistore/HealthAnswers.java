package io.windlass.testbed.aistore;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variants of {@code GET /v1/health}. On the public port {@code apr=true} changes nothing. */
final class HealthAnswers {
  private final AisCluster cluster;
  private final AisNode node;

  HealthAnswers(AisCluster cluster, AisNode node) {
    this.cluster = cluster;
    this.node = node;
  }

  Answer answer(NodeRequest request) {
    if (request.asks("cii")) {
      return withUptimes(Answer.json(ClusterInformation.of(cluster)), true);
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
}
