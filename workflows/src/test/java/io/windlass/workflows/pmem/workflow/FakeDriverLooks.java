package io.windlass.workflows.pmem.workflow;

import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.pmem.PmemLookActivities;
import io.windlass.workflows.pmem.PmemStep;

/** Looks at a {@link FakeDriverWorld}. */
record FakeDriverLooks(FakeDriverWorld world) implements PmemLookActivities {

  @Override
  public Decision<PmemStep> decide(DecideRequest request) {
    return world.decide(request);
  }

  @Override
  public Plan<PmemStep> plan(PlanRequest request) {
    return world.plan(request);
  }

  @Override
  public Forecast foresee(ResourceReference reference) {
    return world.foresee();
  }
}
