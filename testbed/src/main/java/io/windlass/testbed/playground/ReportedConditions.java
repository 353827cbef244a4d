package io.windlass.testbed.playground;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a resource's conditions say, read without knowing the resource's type.
 *
 * @param generation the present one; a condition may speak of an older spec, and then says nothing
 *     about this one
 */
record ReportedConditions(long generation, List<Map<?, ?>> conditions) {

  private static final List<String> TOLD = List.of("Progressing", "Ready", "Stalled");

  static ReportedConditions of(GenericKubernetesResource resource) {
    Object conditions = resource.get("status", "conditions");
    return new ReportedConditions(
        resource.getMetadata().getGeneration(),
        conditions instanceof List<?> list
            ? list.stream().flatMap(ReportedConditions::asMap).toList()
            : List.of());
  }

  /** Where the resource stands as far as its conditions know. */
  Standing standing() {
    if (holds("Stalled")) {
      return Standing.STALLED;
    }
    return holds("Ready") && !holds("Progressing") ? Standing.READY : Standing.COMING;
  }

  /**
   * Reason and message by type, of what holds. While work is under way, Progressing says it all;
   * the others count once they hold.
   */
  Map<String, String> told() {
    return conditions.stream()
        .filter(condition -> TOLD.contains(text(condition, "type")) && isTrue(condition))
        .collect(
            Collectors.toMap(
                condition -> text(condition, "type"),
                ReportedConditions::words,
                (first, second) -> second,
                LinkedHashMap::new));
  }

  private boolean holds(String type) {
    return conditions.stream()
        .filter(condition -> text(condition, "type").equals(type))
        .filter(ReportedConditions::isTrue)
        .anyMatch(
            condition -> text(condition, "observedGeneration").equals(Long.toString(generation)));
  }

  private static Stream<Map<?, ?>> asMap(Object value) {
    return value instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty();
  }

  private static boolean isTrue(Map<?, ?> condition) {
    return text(condition, "status").equals("True");
  }

  private static String words(Map<?, ?> condition) {
    return Stream.of("reason", "message")
        .map(key -> text(condition, key))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static String text(Map<?, ?> condition, String key) {
    Object value = condition.get(key);
    return value == null ? "" : value.toString();
  }
}
