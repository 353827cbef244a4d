package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The value of a membership action.
 *
 * @param ids one node, or several in a 5.0 batch
 */
record RemovalRequest(List<String> ids, boolean skipRebalance, Cleanup cleanup) {
  private static final Set<String> KEYS =
      Set.of("sid", "skip_rebalance", "rm_user_data", "keep_initial_config", "no_shutdown");

  /** What a decommissioned node does at its end. */
  record Cleanup(boolean removeUserData, boolean keepInitialConfig, boolean stayUp) {}

  /**
   * @throws AisFailure 400 for unknown fields, no or doubled ids, or ids of bad form
   */
  static RemovalRequest parse(AisVersion version, String action, JsonNode value, String node) {
    known(version, action, value, node);
    List<String> ids = ids(value, node);
    if (version == AisVersion.V5_0) {
      ids.forEach(NodeIdentity::requireForm);
    }
    return new RemovalRequest(
        ids,
        value.path("skip_rebalance").asBoolean(),
        new Cleanup(
            value.path("rm_user_data").asBoolean(),
            value.path("keep_initial_config").asBoolean(),
            value.path("no_shutdown").asBoolean()));
  }

  private static void known(AisVersion version, String action, JsonNode value, String node) {
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      boolean batch = version == AisVersion.V5_0 && entry.getKey().equals("sids");
      if (!batch && !KEYS.contains(entry.getKey())) {
        throw AisFailure.badRequest(
            node
                + ": failed to unmarshal "
                + action
                + " (map[string]interface {}), err: apc.ActValRmNode.ReadObject: "
                + ReaderPosition.describe(value, entry.getKey()));
      }
      if (!fits(entry.getKey(), entry.getValue())) {
        throw AisFailure.badRequest(
            node + ": failed to unmarshal " + action + ": wrong type of " + entry.getKey());
      }
    }
  }

  private static boolean fits(String key, JsonNode value) {
    return switch (key) {
      case "sid" -> value.isTextual();
      case "sids" -> value.isArray();
      default -> value.isBoolean();
    };
  }

  private static List<String> ids(JsonNode value, String node) {
    boolean single = !value.path("sid").asText("").isEmpty();
    if (single && value.has("sids")) {
      throw AisFailure.badRequest(node + ": sid and sids are mutually exclusive");
    }
    if (!value.has("sids")) {
      return List.of(value.path("sid").asText(""));
    }
    List<String> ids = new ArrayList<>();
    value.path("sids").forEach(id -> ids.add(id.asText()));
    if (ids.isEmpty()) {
      throw AisFailure.badRequest(node + ": empty list of node IDs");
    }
    if (Set.copyOf(ids).size() != ids.size()) {
      throw AisFailure.badRequest(node + ": duplicate node IDs " + ids);
    }
    return List.copyOf(ids);
  }
}
