package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON merge patch (RFC 7386) that leads from one object to another. */
final class MergePatch {

  private MergePatch() {}

  static ObjectNode between(JsonNode before, JsonNode after) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    before
        .properties()
        .forEach(
            field -> {
              if (!after.has(field.getKey())) {
                patch.putNull(field.getKey());
              }
            });
    after
        .properties()
        .forEach(
            field -> {
              JsonNode old = before.path(field.getKey());
              if (!field.getValue().equals(old)) {
                patch.set(field.getKey(), change(old, field.getValue()));
              }
            });
    return patch;
  }

  private static JsonNode change(JsonNode before, JsonNode after) {
    return before.isObject() && after.isObject() ? between(before, after) : after;
  }
}
