package io.windlass.testbed.aistore;

import java.time.Instant;

/**
 * A request that a simulated node was sent.
 *
 * @param received when it came in
 * @param agent the caller's name for itself, empty when it gave none
 * @param path without its query
 */
public record AisCall(Instant received, String agent, String method, String path) {

  static AisCall of(NodeRequest request) {
    String agent = request.headers().getOrDefault("user-agent", "");
    return new AisCall(Instant.now(), agent, request.method(), request.path());
  }
}
