package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/**
 * The configuration all nodes of a cluster share. Immutable; a change gives a new one with the next
 * {@code config_version}.
 */
final class ClusterConfig {
  private final ObjectNode tree;

  private ClusterConfig(ObjectNode tree) {
    this.tree = tree;
  }

  /** Of a cluster that no node has described yet. */
  static ClusterConfig none() {
    return new ClusterConfig(Json.object());
  }

  /** What {@code ais-init} starts from. */
  static ClusterConfig defaults(AisVersion version) {
    return new ClusterConfig(
        (ObjectNode) Json.resource("cluster-config-" + version.number() + ".json"));
  }

  /**
   * Reads a complete configuration as a node does when it starts.
   *
   * @throws ConfigFailure for an unknown key, a missing section or an invalid value
   */
  static ClusterConfig read(AisVersion version, JsonNode file) throws ConfigFailure {
    ConfigSchema.check(version, file);
    for (Map.Entry<String, JsonNode> section : defaults(version).tree.properties()) {
      if (section.getValue().isObject() && !file.path(section.getKey()).isObject()) {
        throw new ConfigFailure("section \"" + section.getKey() + "\" is missing");
      }
    }
    ClusterConfig config = defaults(version).merged((ObjectNode) file);
    ConfigValidation.check(config);
    return config;
  }

  /**
   * Sets values, as {@code set-config} does.
   *
   * @throws ConfigFailure for an unknown key or an invalid value; nothing is changed then
   */
  ClusterConfig set(AisVersion version, JsonNode values) throws ConfigFailure {
    ConfigSchema.check(version, values);
    ClusterConfig changed = merged((ObjectNode) values);
    ConfigValidation.check(changed);
    changed.tree.put("config_version", Long.toString(version() + 1));
    return changed;
  }

  ClusterConfig withCluster(String uuid, String updated) {
    ObjectNode copy = tree.deepCopy();
    copy.put("uuid", uuid).put("lastupdate_time", updated);
    return new ClusterConfig(copy);
  }

  /** Values over this configuration; unlike {@link #set} neither checked nor counted. */
  ClusterConfig merged(ObjectNode values) {
    ObjectNode copy = tree.deepCopy();
    merge(copy, values);
    return new ClusterConfig(copy);
  }

  private static void merge(ObjectNode into, ObjectNode values) {
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      boolean section = entry.getValue().isObject() && into.path(entry.getKey()).isObject();
      if (section) {
        merge((ObjectNode) into.get(entry.getKey()), (ObjectNode) entry.getValue());
      } else if (!entry.getValue().isNull()) {
        into.set(entry.getKey(), entry.getValue().deepCopy());
      }
    }
  }

  ObjectNode json() {
    return tree.deepCopy();
  }

  long version() {
    return Long.parseLong(tree.path("config_version").asText("0"));
  }

  boolean servesHttps() {
    return tree.at("/net/http/use_https").asBoolean();
  }

  boolean rebalanceEnabled() {
    return tree.at("/rebalance/enabled").asBoolean();
  }

  /** By the name of 4.9 or by that of 5.0. */
  boolean asksForTokens() {
    return tree.at("/auth/enabled").asBoolean()
        || tree.at("/auth/client_auth_required").asBoolean();
  }

  /** Whether clients reach targets by a proxy's redirect alone. */
  boolean needsProxies() {
    return asksForTokens()
        || tree.at("/auth/cluster_key/enabled").asBoolean()
        || tree.at("/auth/intra_cluster/request_auth").asBoolean();
  }

  String text(String key) {
    return tree.at("/" + key.replace('.', '/')).asText();
  }

  long number(String key) {
    return tree.at("/" + key.replace('.', '/')).asLong();
  }

  /** A duration as written, not scaled. */
  Duration duration(String key) {
    return GoDuration.parse(text(key)).orElse(Duration.ZERO);
  }
}
