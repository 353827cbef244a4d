package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A request as a node reads it.
 *
 * @param query decoded query parameters, first value each
 * @param headers by lower-case name, first value each
 * @param remote the caller's address and port
 */
record NodeRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String remote) {

  String query(String name) {
    return query.getOrDefault(name, "");
  }

  boolean asks(String name) {
    return query(name).equals("true");
  }

  /** The path's parts after {@code /v1/}. */
  List<String> parts() {
    return List.of(path.substring(path.startsWith("/v1/") ? 4 : 1).split("/", -1));
  }

  /** The path's part at an index, empty when the path is shorter. */
  String part(int index) {
    List<String> parts = parts();
    return index < parts.size() ? parts.get(index) : "";
  }

  /** The body as JSON, a missing node when there is none. */
  JsonNode json() {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return Json.parse(body);
    } catch (IOException failure) {
      throw AisFailure.badRequest("failed to unmarshal JSON: " + failure.getMessage());
    }
  }
}
