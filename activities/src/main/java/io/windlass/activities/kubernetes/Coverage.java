package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/**
 * Whether an object that exists has every field that is desired of it. Fields beside those are
 * other people's or the API server's defaults and do not count.
 */
public final class Coverage {

  private Coverage() {}

  /** Whether {@code live} has every field of {@code desired} with its value. */
  public static boolean covers(HasMetadata desired, HasMetadata live) {
    return covers(
        Serialization.jsonMapper().valueToTree(desired),
        (JsonNode) Serialization.jsonMapper().valueToTree(live));
  }

  static boolean covers(JsonNode desired, JsonNode live) {
    return switch (desired.getNodeType()) {
      case OBJECT -> coversFields(desired, live);
      case ARRAY -> coversElements(desired, live);
      case NULL, MISSING -> true;
      case BINARY, BOOLEAN, NUMBER, POJO, STRING -> desired.asText().equals(live.asText());
    };
  }

  private static boolean coversFields(JsonNode desired, JsonNode live) {
    for (Map.Entry<String, JsonNode> field : desired.properties()) {
      if (!covers(field.getValue(), live.path(field.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean coversElements(JsonNode desired, JsonNode live) {
    if (desired.size() != live.size()) {
      return false;
    }
    for (int index = 0; index < desired.size(); index++) {
      if (!covers(desired.get(index), live.get(index))) {
        return false;
      }
    }
    return true;
  }
}
