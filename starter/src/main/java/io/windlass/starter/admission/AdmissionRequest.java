package io.windlass.starter.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.starter.admission.Change.Author;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the API server asks about, of whichever kind.
 *
 * @param request the part {@code request} of an {@code AdmissionReview}
 */
record AdmissionRequest(JsonNode request) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Only creations and updates are, and nothing that is being deleted. */
  boolean isJudged() {
    String operation = request.path("operation").asText();
    boolean judged = operation.equals("CREATE") || operation.equals("UPDATE");
    boolean leaving = after().path("metadata").has("deletionTimestamp");
    return judged && after().isObject() && !leaving;
  }

  String uid() {
    return request.path("uid").asText();
  }

  /** As it would be. */
  JsonNode after() {
    return request.path("object");
  }

  /** As it is; empty for a new one. */
  Optional<JsonNode> before() {
    return Optional.of(request.path("oldObject")).filter(JsonNode::isObject);
  }

  boolean specChanged() {
    return !after().path("spec").equals(request.path("oldObject").path("spec"));
  }

  Author author() {
    JsonNode user = request.path("userInfo");
    return new Author(
        user.path("username").asText(),
        user.path("uid").asText(),
        List.of(JSON.convertValue(user.withArray("groups"), String[].class)),
        extra(user.path("extra")));
  }

  private static Map<String, List<String>> extra(JsonNode extra) {
    return extra.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> List.of(JSON.convertValue(entry.getValue(), String[].class))));
  }
}
