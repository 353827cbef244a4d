package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** {@code GET /v1/cluster?what=...}: what a proxy tells about the cluster. */
final class ClusterQueries {
  private final AisCluster cluster;
  private final AisNode node;

  ClusterQueries(AisCluster cluster, AisNode node) {
    this.cluster = cluster;
    this.node = node;
  }

  Answer answer(NodeRequest request) {
    String what = request.query("what");
    return switch (what) {
      case "status" -> status(request.json());
      case "qryxstats" -> Answer.json(RebalanceJson.snapshots(named(request.json()), this::skew));
      case "running_all" -> Answer.json(RebalanceJson.running(cluster.rebalances().running()));
      case "cluster_config" -> Answer.json(cluster.config().json());
      case "sysinfo" -> Answer.json(NodeInformation.system(cluster));
      case "smap" -> Answer.json(SmapJson.write(cluster.smap()));
      default ->
          throw AisFailure.badRequest(
              "invalid '/v1/cluster' request: unrecognized 'what=" + what + "' query");
    };
  }

  private Answer status(JsonNode query) {
    return Answer.text(
        cluster
            .resilvers()
            .status(query.path("id").asText(""))
            .orElseGet(() -> RebalanceJson.status(named(query)))
            .toString());
  }

  private Duration skew(String target) {
    return cluster.running(target).map(AisNode::skew).orElse(Duration.ZERO);
  }

  private Rebalance named(JsonNode query) {
    String id = query.path("id").asText("");
    Optional<Rebalance> found =
        id.isEmpty() ? cluster.rebalances().last() : cluster.rebalances().find(id);
    boolean byIdInFive = !id.isEmpty() && node.version() == AisVersion.V5_0;
    return found
        .filter(rebalance -> byIdInFive || heardBy(rebalance))
        .orElseThrow(() -> unknown(id));
  }

  /**
   * Only the primary that started a rebalance listens for its end. It goes on until the end when it
   * is no longer the primary; nobody takes over from it.
   */
  private boolean heardBy(Rebalance rebalance) {
    String listener = rebalance.startedBy();
    boolean busy = cluster.rebalances().running().isPresent();
    boolean asked = node.id().equals(listener) && busy;
    return asked || cluster.smap().primary().equals(listener);
  }

  /** It takes a while to say no: the proxy first asks around. */
  private AisFailure unknown(String id) {
    cluster.pause(cluster.timings().calls().statusMiss());
    String work = id.isEmpty() ? "nl [" + proxies() + ", x-rebalance]" : "x-[" + id + "]";
    return AisFailure.typed(404, "ErrNotFound", node.label() + ": " + work + " does not exist");
  }

  private String proxies() {
    return String.join(
        ",",
        cluster.smap().nodes(NodeRole.PROXY).stream()
            .map(proxy -> proxy.id() + (proxy.id().equals(node.id()) ? "(*)" : ""))
            .toList());
  }
}
