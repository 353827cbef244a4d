package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** {@code PUT /v1/cluster}: actions that the primary performs, whichever proxy was asked. */
final class ClusterActions {
  private final AisCluster cluster;

  ClusterActions(AisCluster cluster) {
    this.cluster = cluster;
  }

  Answer perform(NodeRequest request) {
    AisNode primary = cluster.requirePrimary();
    if (request.part(1).equals("proxy")) {
      cluster.requireStarted();
      NodeIdentity.requireForm(request.part(2));
      cluster.elections().setPrimary(request.part(2), request.asks("frc"));
      cluster.journal().note("set-primary", request.part(2));
      return Answer.empty(200);
    }
    if (request.part(1).equals("load-x509")) {
      return CertificateQueries.load(cluster, primary, request.part(2));
    }
    JsonNode message = request.json();
    String action = message.path("action").asText("");
    if (!action.equals("shutdown")) {
      cluster.requireStarted();
    }
    String text = perform(primary, action, message.path("value"));
    cluster.journal().note(action, nodes(message.path("value")));
    return Answer.text(text);
  }

  private static String nodes(JsonNode value) {
    List<String> several = new ArrayList<>();
    value.path("sids").forEach(id -> several.add(id.asText()));
    return several.isEmpty() ? value.path("sid").asText("") : String.join(",", several);
  }

  private String perform(AisNode primary, String action, JsonNode value) {
    Membership membership = new Membership(cluster, primary);
    return switch (action) {
      case "set-config" -> setConfig(primary, value);
      case "start-maintenance" -> membership.startMaintenance(value);
      case "stop-maintenance" -> membership.stopMaintenance(value);
      case "decommission-node" -> membership.decommission(value);
      case "start" -> start(primary, value);
      case "stop" -> stop(value);
      case "shutdown" -> {
        new ClusterEnd(cluster).shutdown();
        yield "";
      }
      case "decommission" -> {
        new ClusterEnd(cluster).decommission(value.path("rm_user_data").asBoolean());
        yield "";
      }
      default -> throw AisFailure.badRequest("invalid action \"" + action + "\"");
    };
  }

  private String setConfig(AisNode primary, JsonNode value) {
    return cluster.locked(
        () -> {
          ClusterMetadata metadata = cluster.metadata();
          cluster.publish(metadata.with(changed(primary, metadata.config(), value)));
          return "";
        });
  }

  private static ClusterConfig changed(AisNode primary, ClusterConfig config, JsonNode value) {
    try {
      ConfigSchema.check(primary.version(), value);
    } catch (ConfigFailure failure) {
      throw AisFailure.badRequest(
          primary.label()
              + ": failed to unmarshal set-config (map[string]interface {}), err: "
              + failure.explanation());
    }
    try {
      return config.set(primary.version(), value);
    } catch (ConfigFailure failure) {
      throw AisFailure.badRequest(failure.explanation());
    }
  }

  private String start(AisNode primary, JsonNode value) {
    if (value.path("kind").asText("").equals("resilver")) {
      return cluster.resilvers().start(target(value.path("node").asText("")));
    }
    requireRebalance(value);
    return cluster.locked(
        () -> {
          new Admission(cluster, primary).forRebalance();
          return cluster.rebalances().start(new Completion.Nothing()).id();
        });
  }

  private AisNode target(String id) {
    return cluster
        .running(id)
        .filter(node -> node.role() == NodeRole.TARGET)
        .orElseThrow(() -> AisFailure.typed(404, "errNodeNotFound", "cannot resilver: " + id));
  }

  private String stop(JsonNode value) {
    requireRebalance(value);
    cluster.rebalances().stop(value.path("force").asBoolean());
    return "";
  }

  private static void requireRebalance(JsonNode value) {
    String kind = value.path("kind").asText("");
    if (!kind.equals("rebalance")) {
      throw AisFailure.badRequest("invalid xaction kind \"" + kind + "\"");
    }
  }
}
