package io.windlass.workflows.pmem.foresight;

import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Forethought;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Rules;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.PmemDecider;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.PmemWorkflows;
import java.time.Duration;

/**
 * The rules of drivers, thought through: see {@link Forethought}. Every node that can be reached is
 * taken to become well, with whatever driver.
 */
public final class DriverForesight implements Rules<PmemStep, DriverObservation> {

  private static final DriverForesight RULES = new DriverForesight();

  private DriverForesight() {}

  /** What would be done about a driver that looks so. */
  public static Forecast of(DriverObservation seen) {
    return Forethought.of(RULES, seen);
  }

  /** How long an operation may go on. */
  public static Duration remaining(Operation operation, DriverObservation seen) {
    return Forethought.remaining(RULES, operation, seen);
  }

  @Override
  public Decision<PmemStep> decide(DriverObservation seen) {
    return PmemDecider.decide(seen, 0);
  }

  @Override
  public Plan<PmemStep> plan(Operation operation, DriverObservation seen) {
    return PmemWorkflows.planner(operation).plan(seen, Intent.COMPLETE);
  }

  @Override
  public DriverObservation after(PmemStep step, DriverObservation seen) {
    return DriverEffects.after(step, seen);
  }

  @Override
  public Duration duration(PmemStep step, DriverObservation seen) {
    return DriverDurations.of(step, seen);
  }

  /** What is to be remembered of drivers is recorded by steps. */
  @Override
  public DriverObservation remembered(DriverObservation seen) {
    return seen;
  }

  /** A lost node, or one that another driver has, refuses nothing. */
  @Override
  public String stalled(Decision.Stalled<PmemStep> stalled) {
    return "stalled: " + stalled.message();
  }
}
