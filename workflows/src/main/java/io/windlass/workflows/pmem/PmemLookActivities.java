package io.windlass.workflows.pmem;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceReference;

/** The looks on which workflows rest all they do about a driver, on the queue of looks. */
@ActivityInterface(namePrefix = "Pmem")
public interface PmemLookActivities {

  /** Observes, decides, and reports the decision in the resource's status. */
  Decision<PmemStep> decide(DecideRequest request);

  /** Observes, plans an operation's next steps, and reports its progress. */
  Plan<PmemStep> plan(PlanRequest request);

  /** Observes, and thinks through what would be done; changes nothing but the answer. */
  Forecast foresee(ResourceReference reference);
}
