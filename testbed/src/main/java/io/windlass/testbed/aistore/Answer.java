package io.windlass.testbed.aistore;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a node answers.
 *
 * @param body sent as it is; for HEAD only its length is told
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
  private static final String CONTENT_TYPE = "Content-Type";

  static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  static Answer json(Object value) {
    byte[] body =
        (new String(Json.bytes(value), StandardCharsets.UTF_8) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    return new Answer(200, Map.of(CONTENT_TYPE, "application/json; charset=utf-8"), body);
  }

  /** Plain text; an empty one goes without a content type, as there. */
  static Answer text(String text) {
    Map<String, String> headers =
        text.isEmpty() ? Map.of() : Map.of(CONTENT_TYPE, "text/plain; charset=utf-8");
    return new Answer(200, headers, text.getBytes(StandardCharsets.UTF_8));
  }
}
