package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One recorded request and what a real node answered.
 *
 * @param row line of the recording, from 0
 * @param port the public port that was asked; it tells the node
 * @param path path and query
 * @param request the body sent, empty when there was none
 */
record Exchange(
    int row,
    String name,
    String method,
    int port,
    String path,
    String request,
    int status,
    String contentType,
    String response) {

  private static final int TARGET_PORTS = 100;

  static List<Exchange> read(String recording) throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    try (InputStream stream = Exchange.class.getResourceAsStream("/fixtures/" + recording)) {
      for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        exchanges.add(parse(exchanges.size(), Json.parse(line.getBytes(StandardCharsets.UTF_8))));
      }
    }
    return exchanges;
  }

  private static Exchange parse(int row, JsonNode json) {
    URI url = URI.create(json.path("url").asText());
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return new Exchange(
        row,
        json.path("name").asText(),
        json.path("method").asText(),
        url.getPort(),
        url.getRawPath() + query,
        json.path("request").isNull() ? "" : json.path("request").toString(),
        json.path("status").asInt(),
        json.path("headers").path("Content-Type").asText(""),
        json.path("response").asText());
  }

  /** Proxies listened on consecutive ports, targets on those a hundred above. */
  String node() {
    int offset = port % 1000 % 400 - 80;
    return offset < TARGET_PORTS
        ? "proxy" + offset + "AAAA"
        : "target" + (offset - TARGET_PORTS) + "AAAA";
  }

  boolean same(Exchange other) {
    return path.equals(other.path)
        && request.equals(other.request)
        && status == other.status
        && port == other.port
        && normalized(response).equals(normalized(other.response));
  }

  /** An answer without what differs from run to run: times, addresses, ids of rebalances. */
  static String normalized(String text) {
    return text.replaceAll("\\bg\\d+\\b", "gN")
        .replaceAll("Smap v\\d+", "Smap vN")
        .replaceAll("127\\.[0-9.]+:\\d+", "address")
        .replaceAll("\\[[^\\]]*, x-rebalance]", "[proxies, x-rebalance]");
  }
}
