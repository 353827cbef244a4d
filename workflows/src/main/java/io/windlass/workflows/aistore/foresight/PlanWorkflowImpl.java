package io.windlass.workflows.aistore.foresight;

import io.temporal.workflow.Workflow;
import io.windlass.workflows.aistore.AIStoreActivityStubs;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.ResourceReference;

/** One look, shown on the workflow's page. */
public final class PlanWorkflowImpl implements PlanWorkflow {

  private String told = "";

  @Override
  public Forecast run(ResourceReference reference) {
    Forecast forecast = new AIStoreActivityStubs().foresee(reference);
    told = forecast.describe();
    Workflow.setCurrentDetails(told);
    return forecast;
  }

  @Override
  public String plan() {
    return told;
  }
}
