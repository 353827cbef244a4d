package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A node's own configuration, the file behind {@code -local_config}.
 *
 * @param stateDirectory {@code confdir}: where the node keeps its identity and metadata
 * @param logDirectory {@code log_dir}
 * @param mountpaths data directories with their labels; empty for a proxy
 */
record LocalConfig(
    String stateDirectory,
    String logDirectory,
    SmapNode.Network publicNet,
    SmapNode.Network controlNet,
    SmapNode.Network dataNet,
    Map<String, String> mountpaths) {

  private static final Set<String> KEYS =
      Set.of("confdir", "log_dir", "host_net", "fspaths", "test_fspaths");
  private static final Set<String> NETWORK_KEYS =
      Set.of(
          "hostname",
          "hostname_intra_control",
          "hostname_intra_data",
          "port",
          "port_intra_control",
          "port_intra_data");

  /**
   * Reads the file as strictly as AIS does.
   *
   * @param ownAddress what the node finds out itself where a host name is empty
   * @throws ConfigFailure for unknown keys, missing values, bad ports, or a placeholder that {@code
   *     ais-init} left in place
   */
  static LocalConfig read(JsonNode file, NodeRole role, String ownAddress) throws ConfigFailure {
    known(file, KEYS, "local config");
    JsonNode network = file.path("host_net");
    known(network, NETWORK_KEYS, "host_net");
    LocalConfig config =
        new LocalConfig(
            text(file, "confdir"),
            text(file, "log_dir"),
            network(network, "port", host(network, "hostname", ownAddress)),
            network(
                network, "port_intra_control", host(network, "hostname_intra_control", ownAddress)),
            network(network, "port_intra_data", host(network, "hostname_intra_data", ownAddress)),
            mountpaths(file.path("fspaths")));
    if (role == NodeRole.TARGET && config.mountpaths.isEmpty()) {
      throw new ConfigFailure("no mountpaths: fspaths is empty");
    }
    return config;
  }

  private static void known(JsonNode object, Set<String> keys, String where) throws ConfigFailure {
    if (!object.isObject()) {
      throw new ConfigFailure(where + " is missing");
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!keys.contains(entry.getKey())) {
        throw new ConfigFailure("unknown field \"" + entry.getKey() + "\" in " + where);
      }
    }
  }

  private static String host(JsonNode network, String key, String ownAddress) throws ConfigFailure {
    return network.path(key).asText("").isBlank() ? ownAddress : text(network, key);
  }

  private static SmapNode.Network network(JsonNode network, String port, String host)
      throws ConfigFailure {
    String number = text(network, port);
    if (!number.matches("\\d{1,5}") || Integer.parseInt(number) < 1 || tooHigh(number)) {
      throw new ConfigFailure("invalid " + port + " \"" + number + "\"");
    }
    return new SmapNode.Network("http", host, Integer.parseInt(number));
  }

  private static boolean tooHigh(String port) {
    return Integer.parseInt(port) > 65_535;
  }

  private static String text(JsonNode object, String key) throws ConfigFailure {
    String value = object.path(key).asText("");
    if (value.isBlank() || value.contains("${")) {
      throw new ConfigFailure("invalid " + key + " \"" + value + "\"");
    }
    return value;
  }

  private static Map<String, String> mountpaths(JsonNode paths) throws ConfigFailure {
    Map<String, String> mountpaths = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : paths.properties()) {
      if (!entry.getKey().startsWith("/") || !entry.getValue().isTextual()) {
        throw new ConfigFailure("invalid mountpath \"" + entry.getKey() + "\"");
      }
      mountpaths.put(entry.getKey(), entry.getValue().asText());
    }
    return mountpaths;
  }
}
