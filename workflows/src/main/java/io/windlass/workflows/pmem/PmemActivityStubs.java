package io.windlass.workflows.pmem;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
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
 * Calls the activities of drivers from workflow code: each step with its title as the summary that
 * people see. See {@link ActivityTerms} for how long and how often.
 */
public final class PmemActivityStubs implements ResourceActivities<PmemStep> {

  @Override
  public Decision<PmemStep> decide(DecideRequest request) {
    return looks("look at the resource").decide(request);
  }

  @Override
  public Plan<PmemStep> plan(PlanRequest request) {
    return looks("look at the driver and plan").plan(request);
  }

  @Override
  public void conclude(Conclusion conclusion) {
    activities(ActivityTerms.brief("report the end", TaskQueues.KUBERNETES)).conclude(conclusion);
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    ActivityOptions options =
        ActivityTerms.brief("write a person's wish on the resource", TaskQueues.CONTROLS);
    return activities(options).wish(reference, wish);
  }

  @Override
  public void act(ResourceReference reference, PmemStep step) {
    PmemActivities kubernetes = activities(ActivityTerms.effect(step, TaskQueues.KUBERNETES));
    switch (step) {
      case DriverStep change -> act(kubernetes, reference, change);
      case TrustStep change -> act(kubernetes, reference, change);
      case NodeStep change -> act(kubernetes, reference, change);
    }
  }

  private static void act(PmemActivities kubernetes, ResourceReference reference, DriverStep step) {
    switch (step) {
      case DriverStep.ApplyFoundation apply -> kubernetes.applyFoundation(reference, apply);
      case DriverStep.ApplyController apply -> kubernetes.applyController(reference, apply);
      case DriverStep.AwaitController wait -> kubernetes.awaitController(reference, wait);
      case DriverStep.ApplyDriver apply -> kubernetes.applyDriver(reference, apply);
      case DriverStep.RestoreDriver restore -> kubernetes.restoreDriver(reference, restore);
      case DriverStep.ClaimNodes claim -> kubernetes.claimNodes(reference, claim);
      case DriverStep.ReleaseNodes release -> kubernetes.releaseNodes(reference, release);
      case DriverStep.ReplacePods replace -> kubernetes.replacePods(reference, replace);
      case DriverStep.AwaitNodes wait -> kubernetes.awaitNodes(reference, wait);
      case DriverStep.MarkGood mark -> kubernetes.markGood(reference, mark);
      case DriverStep.MarkRejected mark -> kubernetes.markRejected(reference, mark);
      case DriverStep.ForgetRejected forget -> kubernetes.forgetRejected(reference, forget);
      case DriverStep.MarkRestarted mark -> kubernetes.markRestarted(reference, mark);
      case DriverStep.AdoptDriver adopt -> kubernetes.adoptDriver(reference, adopt);
      case DriverStep.RemoveDriver remove -> kubernetes.removeDriver(reference, remove);
      case DriverStep.RemoveController remove -> kubernetes.removeController(reference, remove);
      case DriverStep.RemoveFoundation remove -> kubernetes.removeFoundation(reference, remove);
    }
  }

  private static void act(PmemActivities kubernetes, ResourceReference reference, NodeStep step) {
    switch (step) {
      case NodeStep.CheckNodes check -> kubernetes.checkNodes(reference, check);
      case NodeStep.ProbeNode probe -> kubernetes.probeNode(reference, probe);
      case NodeStep.BeginConversion begin -> kubernetes.beginConversion(reference, begin);
      case NodeStep.AwaitConversion wait -> kubernetes.awaitConversion(reference, wait);
      case NodeStep.EndConversion end -> kubernetes.endConversion(reference, end);
      case NodeStep.RefuseConversion refuse -> kubernetes.refuseConversion(reference, refuse);
      case NodeStep.MarkConverted mark -> kubernetes.markConverted(reference, mark);
    }
  }

  private static void act(PmemActivities kubernetes, ResourceReference reference, TrustStep step) {
    switch (step) {
      case TrustStep.RenewCertificates renew -> kubernetes.renewCertificates(reference, renew);
      case TrustStep.ConfirmCertificates confirm ->
          kubernetes.confirmCertificates(reference, confirm);
      case TrustStep.PrepareAuthority prepare -> kubernetes.prepareAuthority(reference, prepare);
      case TrustStep.SignAnew sign -> kubernetes.signAnew(reference, sign);
      case TrustStep.DistrustAuthority distrust ->
          kubernetes.distrustAuthority(reference, distrust);
      case TrustStep.RevokeAuthority revoke -> kubernetes.revokeAuthority(reference, revoke);
      case TrustStep.RetireAuthority retire -> kubernetes.retireAuthority(reference, retire);
    }
  }

  /** Tells what would be done. A person waits for it, so it is not tried for ever. */
  public Forecast foresee(ResourceReference reference) {
    return Workflow.newActivityStub(
            PmemLookActivities.class,
            ActivityTerms.forecast("look at the driver and think it through"))
        .foresee(reference);
  }

  private static PmemLookActivities looks(String summary) {
    return Workflow.newActivityStub(
        PmemLookActivities.class, ActivityTerms.brief(summary, TaskQueues.LOOKS));
  }

  private static PmemActivities activities(ActivityOptions options) {
    return Workflow.newActivityStub(PmemActivities.class, options);
  }
}
