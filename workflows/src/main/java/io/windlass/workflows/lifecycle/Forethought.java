package io.windlass.workflows.lifecycle;

import io.windlass.workflows.lifecycle.Forecast.Foreseen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what would be done about a resource, by the very rules by which it would be done.
 *
 * <ol>
 *   <li>Decide and plan, as the workflows do, but from an observation in thought.
 *   <li>Each planned step is noted, and its effects make the next observation.
 *   <li>Repeat until it has converged, somebody must help, or too much was foreseen to be told.
 * </ol>
 *
 * <p>Guarantees: changes nothing; the order is that of the planners, since they make it. What comes
 * from outside (a node that does not start, somebody else's work) is not foreseen.
 *
 * @param <S> steps of the system
 * @param <O> what is observed of it
 */
public final class Forethought<S extends Step, O> {

  /** Enough for an upgrade of three thousand nodes. */
  private static final int MOST = 10_000;

  private final Rules<S, O> rules;
  private final List<Foreseen> steps = new ArrayList<>();
  private O seen;
  private long seconds;

  private Forethought(Rules<S, O> rules, O seen) {
    this.rules = rules;
    this.seen = seen;
  }

  /** What would be done about a resource that is observed so. */
  public static <S extends Step, O> Forecast of(Rules<S, O> rules, O seen) {
    return new Forethought<>(rules, seen).look();
  }

  /** How long an operation may go on, without the time that data needs to move. */
  public static <S extends Step, O> Duration remaining(
      Rules<S, O> rules, Operation operation, O seen) {
    Forethought<S, O> thought = new Forethought<>(rules, seen);
    thought.operate(operation);
    return Duration.ofSeconds(thought.seconds);
  }

  private Forecast look() {
    Optional<String> end = Optional.empty();
    while (end.isEmpty()) {
      end = steps.size() < MOST ? decide() : Optional.of("and more that is too far off to be told");
    }
    return Forecast.of(steps, seconds, end.get());
  }

  private Optional<String> decide() {
    seen = rules.remembered(seen);
    return switch (rules.decide(seen)) {
      case Decision.Converged<S> ignored -> Optional.of(rules.converged(seen, steps.isEmpty()));
      case Decision.Gone<S> ignored -> Optional.of("the resource is gone");
      case Decision.Stalled<S> stalled -> Optional.of(rules.stalled(stalled));
      case Decision.Held<S> held -> Optional.of(held.message());
      case Decision.Quiet<S> quiet -> take("", quiet.steps());
      case Decision.Operate<S> operate -> operate(operate.operation());
    };
  }

  private Optional<String> operate(Operation operation) {
    while (steps.size() < MOST) {
      seen = rules.remembered(seen);
      Plan<S> plan = rules.plan(operation, seen);
      if (plan.verdict() == Verdict.STALLED) {
        return Optional.of("stalled: " + plan.message());
      }
      if (plan.verdict() != Verdict.PROCEED) {
        return Optional.empty();
      }
      Optional<String> end = take(operation.title(), plan.now());
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  /** Where a step changes nothing in thought, the rest depends on what the world does. */
  private Optional<String> take(String operation, List<S> planned) {
    O before = seen;
    for (S step : planned) {
      steps.add(Foreseen.of(step, operation, seconds));
      seconds += rules.duration(step, seen).toSeconds();
      seen = rules.after(step, seen);
    }
    return seen.equals(before)
        ? Optional.of("what comes then depends on what is found then")
        : Optional.empty();
  }
}
