package io.windlass.testbed.aistore;

/** {@code /v1/reverse/daemon}: a proxy asks one node on behalf of a client that cannot reach it. */
final class ReverseRequests {
  /** Names the node to ask. */
  static final String NODE = "ais-node-id";

  private final AisCluster cluster;
  private final AisNode proxy;

  ReverseRequests(AisCluster cluster, AisNode proxy) {
    this.cluster = cluster;
    this.proxy = proxy;
  }

  Answer answer(NodeRequest request) {
    if (!request.part(1).equals("daemon")) {
      throw AisFailure.badRequest("invalid URL path " + request.path());
    }
    String id = request.headers().getOrDefault(NODE, "");
    if (id.isEmpty()) {
      throw AisFailure.badRequest("missing node ID");
    }
    if (cluster.smap().node(id).isEmpty()) {
      throw unknown(id);
    }
    AisNode asked =
        cluster.running(id).filter(node -> !node.hung()).orElseThrow(AisFailure::badGateway);
    return request.method().equals("PUT") && request.part(2).equals("mountpaths")
        ? MountpathRequests.change(cluster, asked, request)
        : new DaemonQueries(cluster, asked).answer(NodeRequests.requireRead(request));
  }

  private AisFailure unknown(String id) {
    Smap smap = cluster.smap();
    String who = smap.primary().equals(proxy.id()) ? "" : "non-primary, ";
    return AisFailure.typed(
        404,
        "errNodeNotFound",
        "%s: %scannot forward request to node: node %s not present in Smap v%d"
            .formatted(proxy.label(), who, id, smap.version()));
  }
}
