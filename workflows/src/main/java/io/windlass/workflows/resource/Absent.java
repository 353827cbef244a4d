package io.windlass.workflows.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns an absent list or map of the YAML into an empty one. */
public final class Absent {
  private Absent() {}

  /** The given list, unmodifiable; empty when it is absent. */
  public static <T> List<T> toEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** The given map in its own order, unmodifiable; empty when it is absent. */
  public static <V> Map<String, V> toEmpty(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
