package io.windlass.plugin.wish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A change of a resource's annotations.
 *
 * @param values by name; empty to remove it
 */
public record AnnotationChange(Map<String, Optional<String>> values) {

  /** Sets one. */
  public static AnnotationChange set(String name, String value) {
    return new AnnotationChange(Map.of(name, Optional.of(value)));
  }

  /** Removes one. */
  public static AnnotationChange remove(String name) {
    return new AnnotationChange(Map.of(name, Optional.empty()));
  }

  /** This and another one. */
  public AnnotationChange and(AnnotationChange other) {
    Map<String, Optional<String>> both = new LinkedHashMap<>(values);
    both.putAll(other.values);
    return new AnnotationChange(both);
  }
}
