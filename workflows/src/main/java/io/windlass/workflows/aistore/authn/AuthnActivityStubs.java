package io.windlass.workflows.aistore.authn;

import io.temporal.workflow.Workflow;
import io.windlass.workflows.aistore.authn.AuthnStep.ApplyFoundation;
import io.windlass.workflows.aistore.authn.AuthnStep.ApplyService;
import io.windlass.workflows.aistore.authn.AuthnStep.AwaitCertificate;
import io.windlass.workflows.aistore.authn.AuthnStep.AwaitService;
import io.windlass.workflows.aistore.authn.AuthnStep.MarkFulfilled;
import io.windlass.workflows.aistore.authn.AuthnStep.RemoveFoundation;
import io.windlass.workflows.aistore.authn.AuthnStep.RemoveService;
import io.windlass.workflows.aistore.authn.AuthnStep.SettleClaim;
import io.windlass.workflows.lifecycle.ActivityTerms;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceActivities;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.Wish;

/**
 * Calls the activities from workflow code: each step with its title as the summary that people see.
 * See {@link ActivityTerms} for how long and how often.
 */
public final class AuthnActivityStubs implements ResourceActivities<AuthnStep> {

  @Override
  public Decision<AuthnStep> decide(DecideRequest request) {
    return looks("look at the resource").decide(request);
  }

  @Override
  public Plan<AuthnStep> plan(PlanRequest request) {
    return looks("look at AuthN and plan").plan(request);
  }

  @Override
  public void conclude(Conclusion conclusion) {
    Workflow.newActivityStub(
            AuthnActivities.class, ActivityTerms.brief("report the end", TaskQueues.KUBERNETES))
        .conclude(conclusion);
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    return Workflow.newActivityStub(
            AuthnActivities.class,
            ActivityTerms.brief("write a person's wish on the resource", TaskQueues.CONTROLS))
        .wish(reference, wish);
  }

  @Override
  public void act(ResourceReference reference, AuthnStep step) {
    AuthnActivities kubernetes =
        Workflow.newActivityStub(
            AuthnActivities.class, ActivityTerms.effect(step, TaskQueues.KUBERNETES));
    switch (step) {
      case ApplyFoundation apply -> kubernetes.applyFoundation(reference, apply);
      case AwaitCertificate wait -> kubernetes.awaitCertificate(reference, wait);
      case ApplyService apply -> kubernetes.applyService(reference, apply);
      case AwaitService wait -> kubernetes.awaitService(reference, wait);
      case MarkFulfilled mark -> kubernetes.markFulfilled(reference, mark);
      case RemoveService remove -> kubernetes.removeService(reference, remove);
      case SettleClaim settle -> kubernetes.settleClaim(reference, settle);
      case RemoveFoundation remove -> kubernetes.removeFoundation(reference, remove);
    }
  }

  /** Tells what would be done. A person waits for it, so it is not tried for ever. */
  public Forecast foresee(ResourceReference reference) {
    return Workflow.newActivityStub(
            AuthnLookActivities.class, ActivityTerms.forecast("look at AuthN and think it through"))
        .foresee(reference);
  }

  private static AuthnLookActivities looks(String summary) {
    return Workflow.newActivityStub(
        AuthnLookActivities.class, ActivityTerms.brief(summary, TaskQueues.LOOKS));
  }
}
