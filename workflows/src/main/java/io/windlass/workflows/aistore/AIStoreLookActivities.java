package io.windlass.workflows.aistore;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.aistore.takeover.TakeOverPlan;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceReference;

/**
 * The looks on which workflows rest all they do. On a task queue of their own: each is some twenty
 * requests, and hundreds at once would only wait for one another.
 */
@ActivityInterface(namePrefix = "AIStore")
public interface AIStoreLookActivities {

  /** Observes, decides, and reports the decision in the resource's status. */
  Decision<AIStoreStep> decide(DecideRequest request);

  /** Observes, plans an operation's next steps, and reports its progress. */
  Plan<AIStoreStep> plan(PlanRequest request);

  /** Observes, and thinks through what would be done; reports nothing. */
  Forecast foresee(ResourceReference reference);

  /** Looks at an older deployment, and thinks through how it would be taken over. */
  TakeOverPlan planTakeOver(TakeOverRequest request);
}
