package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which mountpaths a target uses, and how it gets another one (AIS: {@code ais/tgtcp.go}). */
final class MountpathRequests {

  private MountpathRequests() {}

  /** {@code what=mountpaths}. */
  static Answer list(AisNode node) {
    ObjectNode json = Json.object();
    require(node).mountpaths().keySet().forEach(json.putArray("available")::add);
    json.putArray("waiting_dd");
    json.putArray("disabled");
    return Answer.json(json);
  }

  /** {@code PUT /v1/daemon/mountpaths}. */
  static Answer change(AisCluster cluster, AisNode node, NodeRequest request) {
    JsonNode message = request.json();
    String path = message.path("value").asText("");
    if (path.isEmpty()) {
      throw AisFailure.badRequest("mountpath is not defined");
    }
    if (!message.path("action").asText().equals("attach-mp")) {
      throw AisFailure.badRequest("invalid action \"" + message.path("action").asText() + "\"");
    }
    if (require(node).mountpaths().containsKey(path)) {
      throw AisFailure.badRequest("duplicated mountpath " + path);
    }
    cluster.resilvers().attach(node, path);
    cluster.journal().note("attach-mp", node.id());
    return Answer.empty(200);
  }

  private static ObjectStore require(AisNode node) {
    return node.store().orElseThrow(() -> AisFailure.badRequest(node.label() + ": not a target"));
  }
}
