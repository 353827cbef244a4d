package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds fields that a resource has and its model has not: the definition that is installed is newer
 * than this version. Pure.
 *
 * <p>A field that is empty or switched off asks for nothing and is not found.
 */
final class UnknownFields {

  private UnknownFields() {}

  /**
   * The paths of such fields, for example {@code spec.targetSpec.mounts[0].encryption}.
   *
   * @param written as the API server has it
   * @param understood the same after it went through the model
   */
  static List<String> of(String path, JsonNode written, JsonNode understood) {
    return find(path, written, understood).toList();
  }

  private static Stream<String> find(String path, JsonNode written, JsonNode understood) {
    if (!asks(written)) {
      return Stream.empty();
    }
    if (understood.isMissingNode()) {
      return Stream.of(path);
    }
    if (written.isObject() && understood.isObject()) {
      return written.properties().stream()
          .flatMap(
              field ->
                  find(
                      path + "." + field.getKey(),
                      field.getValue(),
                      understood.path(field.getKey())));
    }
    if (written.isArray() && understood.isArray()) {
      return IntStream.range(0, written.size())
          .boxed()
          .flatMap(
              index ->
                  find(
                      "%s[%d]".formatted(path, index),
                      written.path(index),
                      understood.path(index)));
    }
    return Stream.empty();
  }

  private static boolean asks(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, ARRAY -> value.valueStream().anyMatch(UnknownFields::asks);
      case STRING -> !value.textValue().isEmpty();
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.doubleValue() != 0;
      case NULL, MISSING -> false;
      case BINARY, POJO -> true;
    };
  }
}
