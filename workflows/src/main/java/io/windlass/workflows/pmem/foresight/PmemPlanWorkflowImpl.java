package io.windlass.workflows.pmem.foresight;

import io.temporal.workflow.Workflow;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.pmem.PmemActivityStubs;

/** One look, shown on the workflow's page. */
public final class PmemPlanWorkflowImpl implements PmemPlanWorkflow {

  private String told = "";

  @Override
  public Forecast run(ResourceReference reference) {
    Forecast forecast = new PmemActivityStubs().foresee(reference);
    told = forecast.describe();
    Workflow.setCurrentDetails(told);
    return forecast;
  }

  @Override
  public String plan() {
    return told;
  }
}
