package io.windlass.workflows.aistore.workflow;

import io.windlass.workflows.aistore.AIStoreLookActivities;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.takeover.TakeOverPlan;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Looks at a {@link FakeWorld}. */
record FakeLooks(FakeWorld world) implements AIStoreLookActivities {

  @Override
  public Decision<AIStoreStep> decide(DecideRequest request) {
    return world.decide(request);
  }

  @Override
  public Forecast foresee(ResourceReference reference) {
    return world.foresee();
  }

  /** There is no older deployment in this world. */
  @Override
  public TakeOverPlan planTakeOver(TakeOverRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Plan<AIStoreStep> plan(PlanRequest request) {
    return world.plan(request);
  }
}
