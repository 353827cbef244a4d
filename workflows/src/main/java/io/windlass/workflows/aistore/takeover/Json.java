package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Parts of Kubernetes' objects as they are written. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static JsonNode tree(Object part) {
    return MAPPER.valueToTree(part);
  }

  /** Whether it says nothing. */
  static boolean isEmpty(Object part) {
    return tree(part).isEmpty();
  }
}
