package io.windlass.workflows.aistore.foresight;

import io.windlass.workflows.aistore.AIStoreDecider;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Forecast.Foreseen;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what would be done about a cluster, by the very rules by which it would be done.
 *
 * <ol>
 *   <li>Decide and plan, as the workflows do, but from an observation in thought.
 *   <li>Each planned step is noted, and its {@link Effects} make the next observation.
 *   <li>Repeat until it has converged, somebody must help, or too much was foreseen to be told.
 * </ol>
 *
 * <p>Guarantees: changes nothing; the order is that of the planners, since they make it. What comes
 * from outside (a node that does not start, somebody else's rebalance) is not foreseen.
 */
public final class Foresight {

  /** Enough for an upgrade of three thousand nodes. */
  private static final int MOST = 10_000;

  private final List<Foreseen> steps = new ArrayList<>();
  private ClusterObservation seen;
  private long seconds;

  private Foresight(ClusterObservation seen) {
    this.seen = seen;
  }

  /** What would be done about a cluster that looks so. */
  public static Forecast of(ClusterObservation seen) {
    return new Foresight(seen).look();
  }

  /** How long an operation may go on, without the time that data needs to move. */
  public static Duration remaining(Operation operation, ClusterObservation seen) {
    Foresight foresight = new Foresight(seen);
    foresight.operate(operation);
    return Duration.ofSeconds(foresight.seconds);
  }

  private Forecast look() {
    Optional<String> end = Optional.empty();
    while (end.isEmpty()) {
      end = steps.size() < MOST ? decide() : Optional.of("and more that is too far off to be told");
    }
    return Forecast.of(steps, seconds, end.get());
  }

  private Optional<String> decide() {
    remember();
    return switch (AIStoreDecider.decide(seen, 0)) {
      case Decision.Converged<AIStoreStep> ignored -> Optional.of(converged());
      case Decision.Gone<AIStoreStep> ignored -> Optional.of("the resource is gone");
      case Decision.Stalled<AIStoreStep> stalled -> Optional.of("refused: " + stalled.message());
      case Decision.Held<AIStoreStep> held -> Optional.of(held.message());
      case Decision.Quiet<AIStoreStep> quiet -> take("", quiet.steps());
      case Decision.Operate<AIStoreStep> operate -> operate(operate.operation());
    };
  }

  private String converged() {
    return seen.nodes()
        .filter(NodeObservation::drained)
        .flatMap(node -> node.lastingProblem().stream())
        .findFirst()
        .map(problem -> "then " + problem.message())
        .orElse(
            steps.isEmpty()
                ? "nothing is to be done: everything is as the spec wants it"
                : "then everything is as the spec wants it");
  }

  private Optional<String> operate(Operation operation) {
    while (steps.size() < MOST) {
      remember();
      Plan<AIStoreStep> plan = AIStoreWorkflows.planner(operation).plan(seen, Intent.COMPLETE);
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
  private Optional<String> take(String operation, List<AIStoreStep> planned) {
    ClusterObservation before = seen;
    for (AIStoreStep step : planned) {
      steps.add(Foreseen.of(step, operation, seconds));
      seconds += Durations.of(step).toSeconds();
      seen = Effects.after(step, seen);
    }
    return seen.equals(before)
        ? Optional.of("what comes then depends on what is found then")
        : Optional.empty();
  }

  private void remember() {
    if (seen.healthy()) {
      seen = Draft.of(seen).created().done();
    }
  }
}
