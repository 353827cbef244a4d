package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URI;
import java.util.TreeMap;

/** The cluster map as clients read it and as nodes keep it on their state volume. */
final class SmapJson {
  private SmapJson() {}

  static ObjectNode write(Smap smap) {
    ObjectNode json = Json.object();
    ObjectNode proxies = json.putObject("pmap");
    smap.nodes(NodeRole.PROXY).forEach(node -> proxies.set(node.id(), write(node)));
    smap.node(smap.primary()).ifPresent(node -> json.set("proxy_si", write(node)));
    ObjectNode targets = json.putObject("tmap");
    smap.nodes(NodeRole.TARGET).forEach(node -> targets.set(node.id(), write(node)));
    json.put("uuid", smap.uuid());
    json.put("creation_time", smap.created());
    // Text, not a number: clients that expect a number must fail here as they would there.
    json.put("version", Long.toString(smap.version()));
    return json;
  }

  static ObjectNode write(SmapNode node) {
    ObjectNode json = Json.object();
    json.set("public_net", write(node.publicNet()));
    json.set("intra_data_net", write(node.dataNet()));
    json.set("intra_control_net", write(node.controlNet()));
    json.put("daemon_type", node.role().text());
    json.put("daemon_id", node.id());
    json.put("flags", node.flags());
    json.put("id_digest", digest(node.id()));
    if (!node.verifyingKey().isEmpty()) {
      json.put("verifying_key", node.verifyingKey());
    }
    return json;
  }

  static Smap read(JsonNode json) {
    TreeMap<String, SmapNode> members = new TreeMap<>();
    for (String map : new String[] {"pmap", "tmap"}) {
      json.path(map).forEach(node -> members.put(node.path("daemon_id").asText(), readNode(node)));
    }
    return new Smap(
        json.path("uuid").asText(),
        json.path("creation_time").asText(),
        Long.parseLong(json.path("version").asText("0")),
        json.path("proxy_si").path("daemon_id").asText(),
        members);
  }

  private static SmapNode readNode(JsonNode json) {
    return new SmapNode(
        json.path("daemon_id").asText(),
        NodeRole.parse(json.path("daemon_type").asText()).orElseThrow(),
        readNetwork(json.path("public_net")),
        readNetwork(json.path("intra_control_net")),
        readNetwork(json.path("intra_data_net")),
        json.path("flags").asLong(),
        json.path("verifying_key").asText(""));
  }

  private static SmapNode.Network readNetwork(JsonNode json) {
    URI url = URI.create(json.path("direct_url").asText());
    return new SmapNode.Network(url.getScheme(), json.path("node_ip_addr").asText(), url.getPort());
  }

  private static ObjectNode write(SmapNode.Network network) {
    return Json.object()
        .put("node_ip_addr", network.host())
        .put("daemon_port", Integer.toString(network.port()))
        .put("direct_url", network.url());
  }

  /** Above 2^53 as often as not, so that a client must parse it as an unsigned 64-bit number. */
  private static BigInteger digest(String id) {
    return new BigInteger(Long.toUnsignedString(Placement.hash(id)));
  }
}
