package io.windlass.workflows.aistore.foresight;

import io.windlass.workflows.aistore.AIStoreDecider;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Forethought;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Rules;
import java.time.Duration;

/** The rules of clusters, thought through: see {@link Forethought}. */
public final class Foresight implements Rules<AIStoreStep, ClusterObservation> {

  private static final Foresight RULES = new Foresight();

  private Foresight() {}

  /** What would be done about a cluster that looks so. */
  public static Forecast of(ClusterObservation seen) {
    return Forethought.of(RULES, seen);
  }

  /** How long an operation may go on, without the time that data needs to move. */
  public static Duration remaining(Operation operation, ClusterObservation seen) {
    return Forethought.remaining(RULES, operation, seen);
  }

  @Override
  public Decision<AIStoreStep> decide(ClusterObservation seen) {
    return AIStoreDecider.decide(seen, 0);
  }

  @Override
  public Plan<AIStoreStep> plan(Operation operation, ClusterObservation seen) {
    return AIStoreWorkflows.planner(operation).plan(seen, Intent.COMPLETE);
  }

  @Override
  public ClusterObservation after(AIStoreStep step, ClusterObservation seen) {
    return Effects.after(step, seen);
  }

  @Override
  public Duration duration(AIStoreStep step, ClusterObservation seen) {
    return Durations.of(step);
  }

  /** That a cluster was complete once. */
  @Override
  public ClusterObservation remembered(ClusterObservation seen) {
    return seen.healthy() ? Draft.of(seen).created().done() : seen;
  }

  @Override
  public String converged(ClusterObservation seen, boolean untouched) {
    return seen.nodes()
        .filter(NodeObservation::drained)
        .flatMap(node -> node.lastingProblem().stream())
        .findFirst()
        .map(problem -> "then " + problem.message())
        .orElseGet(() -> Rules.super.converged(seen, untouched));
  }
}
