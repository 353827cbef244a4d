package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;

/** Makes the next part of an operation's plan from one observation. Pure: same input, same plan. */
@FunctionalInterface
public interface PmemPlanner {

  /** The next steps, or the end, and why. */
  Plan<PmemStep> plan(DriverObservation observation, Intent intent);
}
