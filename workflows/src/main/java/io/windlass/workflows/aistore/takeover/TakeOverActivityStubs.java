package io.windlass.workflows.aistore.takeover;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.windlass.workflows.lifecycle.ActivityTerms;
import io.windlass.workflows.lifecycle.OperationActivities;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;

/** Calls the activities of one take-over from workflow code. */
record TakeOverActivityStubs(TakeOverRequest request) implements OperationActivities<TakeOverStep> {

  private static final RetryOptions ONCE = RetryOptions.newBuilder().setMaximumAttempts(1).build();

  @Override
  public Plan<TakeOverStep> plan(PlanRequest asked) {
    return stub(ActivityTerms.brief("look at both clusters and plan", TaskQueues.LOOKS))
        .order(new TakeOverLook(request, asked.intent()));
  }

  @Override
  public void act(ResourceReference reference, TakeOverStep step) {
    stub(terms(step)).step(request, step);
  }

  /** Jobs on hosts take minutes: between two attempts people may want something else. */
  private static ActivityOptions terms(TakeOverStep step) {
    ActivityOptions terms = ActivityTerms.effect(step, TaskQueues.KUBERNETES);
    return step.act().onHosts() ? terms.toBuilder().setRetryOptions(ONCE).build() : terms;
  }

  boolean wish(TakeOverWish wish) {
    return stub(ActivityTerms.brief("write a person's wish", TaskQueues.CONTROLS))
        .wish(request, wish);
  }

  private static TakeOverActivities stub(ActivityOptions options) {
    return Workflow.newActivityStub(TakeOverActivities.class, options);
  }
}
