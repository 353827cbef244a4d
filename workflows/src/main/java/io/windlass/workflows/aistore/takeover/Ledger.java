package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Dropped;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Mapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The specification in the making, and where each of its settings comes from. */
final class Ledger {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> spec = new LinkedHashMap<>();
  private final List<Mapped> mapped = new ArrayList<>();
  private final List<Dropped> dropped = new ArrayList<>();

  /** A setting that nothing in the old release says. */
  Ledger set(String path, Object value) {
    put(spec, path, value);
    return this;
  }

  /** A setting that the resource takes over. */
  Ledger maps(String from, String to, Object value) {
    mapped.add(new Mapped(from, "spec." + to, text(value)));
    return set(to, value);
  }

  /** A setting that has no place. */
  Ledger drops(String from, Object value, String advice) {
    dropped.add(new Dropped(from, text(value), advice));
    return this;
  }

  /** The same, where the value is of no interest, or may be secret. */
  Ledger drops(String from, String advice) {
    dropped.add(new Dropped(from, "", advice));
    return this;
  }

  Map<String, Object> spec() {
    return spec;
  }

  List<Mapped> mapped() {
    return List.copyOf(mapped);
  }

  List<Dropped> dropped() {
    return List.copyOf(dropped);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> into, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      into.put(path, value);
      return;
    }
    Object inner = into.computeIfAbsent(path.substring(0, dot), key -> new LinkedHashMap<>());
    put((Map<String, Object>) inner, path.substring(dot + 1), value);
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON can be written", e);
    }
  }
}
