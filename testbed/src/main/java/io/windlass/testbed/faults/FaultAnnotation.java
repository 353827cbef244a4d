package io.windlass.testbed.faults;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Faults by annotation on a pod or node: {@code testbed.windlass.io/fault: <faults>}.
 *
 * <ol>
 *   <li>A new value is read once and its faults are injected.
 *   <li>A lasting fault that the new value no longer has is lifted; removing the annotation lifts
 *       all.
 *   <li>On an object seen for the first time, only lasting faults are injected: what happens once
 *       has happened, or came with the pod's template and has nothing to happen to.
 * </ol>
 */
public final class FaultAnnotation {

  public static final String KEY = "testbed.windlass.io/fault";

  private FaultAnnotation() {}

  /** What a change of the annotation asks for: first lift, then inject. */
  public record Change(List<Fault.Lasting> lift, List<Fault> inject) {}

  /** The annotation's text; empty when there is none. */
  public static String text(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map((Map<String, String> all) -> all.getOrDefault(KEY, ""))
        .orElse("");
  }

  /**
   * What a new text asks for.
   *
   * @param before the text seen last; empty for an object never seen
   * @throws IllegalArgumentException when the new text cannot be read
   */
  public static Change change(Optional<String> before, String after) {
    List<Fault> wanted = FaultParser.parse(after);
    List<Fault.Lasting> held = before.map(FaultAnnotation::lasting).orElseGet(List::of);
    if (before.isEmpty()) {
      return new Change(held, List.copyOf(lasting(wanted)));
    }
    if (before.get().equals(after)) {
      return new Change(List.of(), List.of());
    }
    List<Fault.Lasting> lift = new ArrayList<>(held);
    lift.removeAll(wanted);
    List<Fault> inject = new ArrayList<>(wanted);
    inject.removeAll(held);
    return new Change(lift, inject);
  }

  private static List<Fault.Lasting> lasting(List<Fault> faults) {
    return faults.stream()
        .filter(Fault.Lasting.class::isInstance)
        .map(Fault.Lasting.class::cast)
        .toList();
  }

  /** A text that could not be read before holds nothing. */
  private static List<Fault.Lasting> lasting(String text) {
    try {
      return lasting(FaultParser.parse(text));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
