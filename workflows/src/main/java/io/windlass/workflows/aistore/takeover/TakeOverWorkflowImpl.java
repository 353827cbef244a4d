package io.windlass.workflows.aistore.takeover;

import io.temporal.workflow.Workflow;
import io.windlass.workflows.aistore.AIStoreActivityStubs;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;

/** One look, shown on the workflow's page. */
public final class TakeOverWorkflowImpl implements TakeOverWorkflow {

  private String told = "";
  private String resource = "";

  @Override
  public TakeOverPlan run(TakeOverRequest request) {
    if (request.execute()) {
      throw Failures.refused(
          Reason.NOT_SUPPORTED,
          "execute: this version does not carry a take-over out; leave it away, and go by the steps"
              + " of the plan");
    }
    request
        .problem()
        .ifPresent(
            problem -> {
              throw Failures.refused(Reason.INVALID_SPEC, problem);
            });
    TakeOverPlan plan = new AIStoreActivityStubs().planTakeOver(request);
    told = TakeOverPage.of(plan);
    resource = plan.resource();
    Workflow.setCurrentDetails(told);
    return plan;
  }

  @Override
  public String plan() {
    return told;
  }

  @Override
  public String resource() {
    return resource;
  }
}
