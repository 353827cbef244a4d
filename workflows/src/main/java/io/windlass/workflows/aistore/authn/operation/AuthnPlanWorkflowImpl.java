package io.windlass.workflows.aistore.authn.operation;

import io.temporal.workflow.Workflow;
import io.windlass.workflows.aistore.authn.AuthnActivityStubs;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.ResourceReference;

/** One look, shown on the workflow's page. */
public final class AuthnPlanWorkflowImpl implements AuthnPlanWorkflow {

  private String told = "";

  @Override
  public Forecast run(ResourceReference reference) {
    Forecast forecast = new AuthnActivityStubs().foresee(reference);
    told = forecast.describe();
    Workflow.setCurrentDetails(told);
    return forecast;
  }

  @Override
  public String plan() {
    return told;
  }
}
