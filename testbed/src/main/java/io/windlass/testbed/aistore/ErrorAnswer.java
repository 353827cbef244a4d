package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The JSON body of AIS errors. */
final class ErrorAnswer {
  private ErrorAnswer() {}

  /**
   * @param node label of the node that refused: the primary when a proxy forwarded the request
   */
  static Answer of(AisFailure failure, NodeRequest request, String node) {
    if (failure.explanation().isEmpty()) {
      return Answer.empty(failure.status());
    }
    ObjectNode body = Json.object();
    if (!failure.typeCode().isEmpty()) {
      body.put("tcode", failure.typeCode());
    }
    body.put("message", failure.explanation());
    body.put("method", request.method());
    body.put("url_path", request.path());
    body.put("remote_addr", request.remote());
    body.put("caller", "");
    body.put("node", node);
    body.put("status", failure.status());
    byte[] text = (body + "\n").getBytes(StandardCharsets.UTF_8);
    return new Answer(
        failure.status(),
        Map.of("Content-Type", "application/json", "X-Content-Type-Options", "nosniff"),
        text);
  }
}
