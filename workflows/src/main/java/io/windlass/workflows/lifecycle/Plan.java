package io.windlass.workflows.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What comes next in an operation. Bounded whatever the size of the cluster, so that a history
 * stays small.
 *
 * @param now the steps to take on the strength of this one observation, in order
 * @param later titles of steps that are foreseen after those, at most {@link #FORESEEN}
 * @param done units of work (for example nodes) that are behind us
 * @param total units of work in the whole operation
 * @param reason why the verdict is what it is
 * @param message one sentence for a person, ending with what comes next or what to do
 * @param remainingSeconds how long the operation may go on, without the time that data needs to
 *     move; 0 when nobody can tell
 */
public record Plan<S extends Step>(
    Verdict verdict,
    List<S> now,
    List<String> later,
    int done,
    int total,
    Reason reason,
    String message,
    long remainingSeconds) {

  /** How many steps ahead a plan tells. */
  public static final int FORESEEN = 12;

  public Plan {
    now = List.copyOf(now);
    later = later.stream().limit(FORESEEN).toList();
  }

  /** A plan with steps to take now. */
  public static <S extends Step> Plan<S> proceed(
      List<S> now, List<String> later, int done, int total) {
    Reason reason = now.getFirst().reason();
    return new Plan<>(Verdict.PROCEED, now, later, done, total, reason, now.getFirst().title(), 0);
  }

  /** This plan, to be told and not to be carried out: {@code why} says what holds it. */
  public Plan<S> held(Reason why, String what) {
    List<String> foreseen = Stream.concat(now.stream().map(Step::title), later.stream()).toList();
    return new Plan<>(Verdict.HOLD, List.of(), foreseen, done, total, why, what, 0);
  }

  /** The same with the state that the data is in before the message. */
  public Plan<S> after(String state) {
    return new Plan<>(
        verdict, now, later, done, total, reason, "%s; %s".formatted(state, message), 0);
  }

  /** The same with how long the operation may go on. */
  public Plan<S> expecting(Duration remaining) {
    return new Plan<>(verdict, now, later, done, total, reason, message, remaining.toSeconds());
  }

  /** A plan without steps. */
  public static <S extends Step> Plan<S> end(Verdict verdict, Reason reason, String message) {
    return new Plan<>(verdict, List.of(), List.of(), 0, 0, reason, message, 0);
  }

  /** What is waited for: a person, or the wait among the steps to take now. */
  public Optional<String> waitsFor() {
    return verdict == Verdict.HOLD
        ? Optional.of(message)
        : now.stream().filter(Step::interruptible).map(Step::title).findFirst();
  }

  /** As a column shows it: {@code Upgrade 3/9}; a plan that has come to its end counts nothing. */
  public String headline(Operation operation) {
    return total == 0 ? operation.title() : "%s %s".formatted(operation.title(), fraction());
  }

  /** Progress as a column shows it: {@code 3/9}. */
  public String fraction() {
    return "%d/%d".formatted(done, total);
  }
}
