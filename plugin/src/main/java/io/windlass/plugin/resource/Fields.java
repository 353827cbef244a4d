package io.windlass.plugin.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, read leniently: what is absent or of another type is empty. Other versions of a
 * resource than ours must be readable, too.
 */
public record Fields(Map<String, Object> values) {

  public static final Fields EMPTY = new Fields(Map.of());

  /** The object that a JSON value is; empty if it is something else. */
  @SuppressWarnings("unchecked") // JSON has no other keys than texts
  public static Fields of(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? new Fields((Map<String, Object>) map) : EMPTY;
  }

  /** A text, or a number or truth value as text; empty if there is none. */
  public String text(String name) {
    Object value = values.get(name);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "";
  }

  /** A whole number. */
  public Optional<Long> number(String name) {
    return values.get(name) instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  /** An object in this one. */
  public Fields child(String name) {
    return of(values.get(name));
  }

  /** An object some steps down. */
  public Fields path(String... names) {
    Fields found = this;
    for (String name : names) {
      found = found.child(name);
    }
    return found;
  }

  /** The objects of a list. */
  public List<Fields> children(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(Fields::of).toList()
        : List.of();
  }

  /** The texts of a list. */
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** All texts of this object, by name, in order of their names. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    values
        .keySet()
        .forEach(
            name -> {
              if (!text(name).isEmpty()) {
                texts.put(name, text(name));
              }
            });
    return texts;
  }

  public boolean has(String name) {
    return values.get(name) != null;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }
}
