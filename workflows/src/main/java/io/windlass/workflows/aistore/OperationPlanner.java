package io.windlass.workflows.aistore;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;

/** Makes the next part of an operation's plan from one observation. Pure: same input, same plan. */
@FunctionalInterface
public interface OperationPlanner {

  /** The next steps, or the end, and why. */
  Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent);
}
