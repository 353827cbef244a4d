package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What people wish of a take-over, as the annotations of its ConfigMap say. They outlive the
 * workflow. Each state between two steps is as safe as any other, so a pause holds at once.
 *
 * @param approved the words of {@link TakeOverGate}s
 */
public record TakeOverWishes(boolean paused, List<String> approved) {

  /** Nobody wishes anything. */
  public static final TakeOverWishes NONE = new TakeOverWishes(false, List.of());

  public TakeOverWishes {
    approved = List.copyOf(approved);
  }

  /** The annotations are those of every resource. */
  public static TakeOverWishes of(Map<String, String> annotations) {
    String paused = annotations.getOrDefault(Wishes.PAUSED, "").strip();
    return new TakeOverWishes(
        !paused.isEmpty() && !paused.equals("false"),
        Arrays.stream(annotations.getOrDefault(Wishes.APPROVED, "").split(","))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** The value of the annotation once something more is approved. */
  public String approving(String word) {
    return approved.contains(word)
        ? String.join(",", approved)
        : approved.isEmpty() ? word : String.join(",", approved) + "," + word;
  }

  /** The plan that heeds them. */
  Plan<TakeOverStep> heeded(Plan<TakeOverStep> wanted) {
    if (wanted.verdict() != Verdict.PROCEED) {
      return wanted;
    }
    if (paused) {
      return wanted.held(Reason.PAUSED, "paused by a person");
    }
    return wanted.now().stream()
        .flatMap(step -> step.gate().stream())
        .filter(gate -> approved.stream().noneMatch(gate::passedBy))
        .findFirst()
        .map(gate -> wanted.held(Reason.APPROVAL_NEEDED, ask(gate)))
        .orElse(wanted);
  }

  private static String ask(TakeOverGate gate) {
    return "%s. To go on, approve \"%s\"".formatted(gate.sentence(), gate.word());
  }
}
