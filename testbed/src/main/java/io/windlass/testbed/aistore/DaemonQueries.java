package io.windlass.testbed.aistore;

/** {@code GET /v1/daemon?what=...}: what one node tells about itself. */
final class DaemonQueries {
  private final AisCluster cluster;
  private final AisNode node;

  DaemonQueries(AisCluster cluster, AisNode node) {
    this.cluster = cluster;
    this.node = node;
  }

  Answer answer(NodeRequest request) {
    String what = request.query("what");
    return switch (what) {
      case "smap" -> smap();
      case "snode" -> Answer.json(SmapJson.write(entry()));
      case "bmd" -> Answer.json(BucketJson.metadata(cluster.metadata()));
      case "config" -> Answer.json(cluster.config().json());
      case "node_status" -> Answer.json(NodeInformation.status(cluster, node, entry()));
      case "sysinfo" -> Answer.json(NodeInformation.memory());
      case "mountpaths" -> MountpathRequests.list(node);
      case "tls_certificate" -> CertificateQueries.of(node);
      default ->
          throw AisFailure.badRequest(
              "invalid '/v1/daemon' request: unrecognized 'what=" + what + "' query");
    };
  }

  /** While the cluster gathers, the question is held; a client that waits too long gets 503. */
  private Answer smap() {
    boolean known =
        cluster.await(cluster.timings().calls().mapHold(), cluster.coldStart()::mapReadable);
    return known ? Answer.json(SmapJson.write(cluster.smap())) : Answer.empty(503);
  }

  private SmapNode entry() {
    String key = node.entry().verifyingKey();
    return cluster.smap().node(node.id()).orElse(node.entry()).withKey(key);
  }
}
