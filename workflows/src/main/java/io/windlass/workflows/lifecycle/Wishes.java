package io.windlass.workflows.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What people wish of the work on a resource, as its annotations say.
 *
 * <ol>
 *   <li>The annotations are the one truth, wherever a wish comes from: a command of {@code
 *       temporal} writes them, too. So a wish outlives every workflow, and everybody can see it.
 *   <li>Every look reads them afresh. Whoever changes them wakes the workflow, so that it looks.
 *   <li>A pause wants no further step of the plan. Nor does a gate that is asked for and not
 *       approved, when the next steps disturb.
 *   <li>Then the way to a safe state is gone to its end first, and there the operation holds.
 *   <li>An approval names operation, generation and gate, so that it never serves for another one.
 *       A later gate includes the earlier.
 *   <li>What can't be understood holds like a gate: somebody wanted to be asked.
 * </ol>
 *
 * @param paused whether nothing is to go on beyond the nearest safe state
 * @param gates at which approval is asked for
 * @param approved what was approved, as {@link #approval} writes it; empty if nothing was
 * @param problem what is wrong with the annotations, for a person who can correct it
 */
public record Wishes(boolean paused, List<Gate> gates, String approved, Optional<String> problem) {

  /** Anything but nothing and {@code false}: who meant to pause must not be misunderstood. */
  public static final String PAUSED = "windlass.io/paused";

  /** The words of {@link Gate}s, with commas between. */
  public static final String APPROVAL = "windlass.io/approval";

  /** What was approved: {@code rolling-upgrade/g7/before-disruption}. */
  public static final String APPROVED = "windlass.io/approved";

  /** A person's request to stop at a safe state: any new text. */
  public static final String CANCEL = "windlass.io/cancel";

  /** The last such text that was passed on. */
  public static final String CANCEL_HANDLED = "windlass.io/cancel-handled";

  /** Lets a deletion go on without the clean-up that is stuck: the uid of the resource. */
  public static final String FORCE_DELETE = "windlass.io/force-delete";

  private static final String RESUME = "remove the annotation %s to go on".formatted(PAUSED);

  /** As a resource's annotations say. */
  public static Wishes of(Map<String, String> annotations) {
    String paused = annotations.getOrDefault(PAUSED, "").strip();
    List<String> words = words(annotations.getOrDefault(APPROVAL, "")).toList();
    return new Wishes(
        !paused.isEmpty() && !paused.equals("false"),
        words.stream().flatMap(word -> Gate.of(word).stream()).sorted().toList(),
        annotations.getOrDefault(APPROVED, "").strip(),
        words.stream().filter(word -> Gate.of(word).isEmpty()).findFirst().map(Wishes::unknown));
  }

  private static Stream<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(word -> !word.isEmpty());
  }

  private static String unknown(String word) {
    return "metadata.annotations[%s]: %s is not known; write one or more of %s, with commas between"
        .formatted(APPROVAL, word, Gate.words());
  }

  /** How the approval of a gate of an operation is written. */
  public static String approval(OperationRequest operation, Gate gate) {
    return "%s/%s".formatted(operation.word(), gate.word());
  }

  /**
   * The plan that heeds the wishes.
   *
   * @param planner makes the plan for an intent from the present observation
   */
  public <S extends Step> Plan<S> plan(PlanRequest request, Function<Intent, Plan<S>> planner) {
    Plan<S> heeded = heededAtOnce(planner.apply(request.intent()), request);
    return heeded.verdict() == Verdict.HOLD ? safely(heeded, planner.apply(Intent.STOP)) : heeded;
  }

  /** The same where every state is as safe as any other. */
  public <S extends Step> Plan<S> heededAtOnce(Plan<S> wanted, PlanRequest request) {
    return switch (request.intent()) {
      case STOP -> wanted;
      case COMPLETE -> hold(wanted, request.operation()).orElse(wanted);
    };
  }

  /** The decision that heeds the wishes. An operation holds by itself, where it is safe. */
  public <S extends Step> Decision<S> decision(Decision<S> decided) {
    return paused && decided instanceof Decision.Quiet<S>(List<S> steps)
        ? new Decision.Held<>(
            Reason.PAUSED, "paused: %s waits; %s".formatted(steps.getFirst().title(), RESUME))
        : decided;
  }

  /** What would be held where it is; a plan without steps needs no holding. */
  private <S extends Step> Optional<Plan<S>> hold(Plan<S> wanted, OperationRequest operation) {
    if (wanted.verdict() != Verdict.PROCEED) {
      return Optional.empty();
    }
    if (paused) {
      return Optional.of(wanted.held(Reason.PAUSED, RESUME));
    }
    return wanted.now().stream().anyMatch(Step::disruptive)
        ? problem
            .map(what -> wanted.held(Reason.APPROVAL_NEEDED, what))
            .or(() -> waiting(wanted, operation))
        : Optional.empty();
  }

  private <S extends Step> Optional<Plan<S>> waiting(Plan<S> wanted, OperationRequest operation) {
    return reached(wanted)
        .filter(gate -> !approved(operation, gate))
        .map(
            gate ->
                wanted.held(
                    Reason.APPROVAL_NEEDED,
                    "%s; to go on, set the annotation %s=%s"
                        .formatted(gate.sentence(), APPROVED, approval(operation, gate))));
  }

  /** The last gate that the plan's steps would pass. */
  private Optional<Gate> reached(Plan<?> wanted) {
    return gates.reversed().stream()
        .filter(gate -> gate == Gate.BEFORE_DISRUPTION || wanted.done() > 0)
        .findFirst();
  }

  private boolean approved(OperationRequest operation, Gate gate) {
    return Arrays.stream(Gate.values())
        .filter(other -> other.compareTo(gate) >= 0)
        .anyMatch(other -> approval(operation, other).equals(approved));
  }

  private static <S extends Step> Plan<S> safely(Plan<S> hold, Plan<S> way) {
    return switch (way.verdict()) {
      case PROCEED -> way;
      case DONE, STALLED, SUPERSEDED, HOLD -> hold.after(way.message());
    };
  }
}
