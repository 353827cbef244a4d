package io.windlass.testbed.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cluster map of the storage cluster, as its proxies tell it to any client.
 *
 * @param proxies how many proxies are in the map
 * @param targets how many targets are in the map
 * @param outOfService members in maintenance or being decommissioned
 * @param inMaintenance targets in maintenance
 */
record Membership(int proxies, int targets, List<String> outOfService, List<String> inMaintenance) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Maintenance, decommission, and the state in between. */
  private static final long OUT_OF_SERVICE = 4 | 8 | 16;

  /** Maintenance alone. */
  private static final long MAINTENANCE = 4;

  static Membership parse(String map) {
    try {
      JsonNode json = JSON.readTree(map);
      List<String> out = new ArrayList<>();
      List<String> maintenance = new ArrayList<>();
      json.path("pmap").forEach(node -> addIf(OUT_OF_SERVICE, node, out));
      json.path("tmap").forEach(node -> addIf(OUT_OF_SERVICE, node, out));
      json.path("tmap").forEach(node -> addIf(MAINTENANCE, node, maintenance));
      return new Membership(json.path("pmap").size(), json.path("tmap").size(), out, maintenance);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** A text in any answer. */
  static String text(String answer, String field) {
    try {
      return JSON.readTree(answer).path(field).asText();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The ID of the proxy whose name begins so. */
  static String proxy(String map, String host) {
    try {
      for (JsonNode node : JSON.readTree(map).path("pmap")) {
        if (node.at("/intra_control_net/node_ip_addr").asText().startsWith(host)) {
          return node.path("daemon_id").asText();
        }
      }
      throw new IllegalStateException("no proxy %s in %s".formatted(host, map));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The IDs of all targets. */
  static Set<String> targetIds(String map) {
    try {
      Set<String> ids = new TreeSet<>();
      JSON.readTree(map).path("tmap").fieldNames().forEachRemaining(ids::add);
      return ids;
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** Where clients are sent for what is on each target. */
  static Set<String> publicAddressesOfTargets(String map) {
    try {
      Set<String> addresses = new TreeSet<>();
      JSON.readTree(map)
          .path("tmap")
          .forEach(node -> addresses.add(node.at("/public_net/node_ip_addr").asText()));
      return addresses;
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static void addIf(long flags, JsonNode node, List<String> found) {
    if ((node.path("flags").asLong() & flags) != 0) {
      found.add(node.path("daemon_id").asText());
    }
  }
}
