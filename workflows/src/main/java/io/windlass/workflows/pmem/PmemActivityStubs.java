package io.windlass.workflows.pmem;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceActivities;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.Wish;
import java.time.Duration;

/**
 * Calls the activities of drivers from workflow code: each step with its title as the summary that
 * people see. A look is tried for ever with back-off; an effect for some seconds, after which a
 * fresh look is worth more.
 */
public final class PmemActivityStubs implements ResourceActivities<PmemStep> {

  private static final RetryOptions RETRY =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(200))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(15))
          .build();

  /** Six seconds of waiting, for faults that pass. */
  private static final RetryOptions RETRY_EFFECT = RETRY.toBuilder().setMaximumAttempts(6).build();

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
    activities(brief("report the end"), TaskQueues.KUBERNETES).conclude(conclusion);
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    ActivityOptions options = brief("write a person's wish on the resource");
    return activities(options, TaskQueues.CONTROLS).wish(reference, wish);
  }

  @Override
  public void act(ResourceReference reference, PmemStep step) {
    PmemActivities kubernetes = activities(effect(step), TaskQueues.KUBERNETES);
    switch (step) {
      case DriverStep change -> act(kubernetes, reference, change);
      case TrustStep change -> act(kubernetes, reference, change);
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
      case DriverStep.RemoveDriver remove -> kubernetes.removeDriver(reference, remove);
      case DriverStep.RemoveController remove -> kubernetes.removeController(reference, remove);
      case DriverStep.RemoveFoundation remove -> kubernetes.removeFoundation(reference, remove);
    }
  }

  private static void act(PmemActivities kubernetes, ResourceReference reference, TrustStep step) {
    switch (step) {
      case TrustStep.RenewCertificates renew -> kubernetes.renewCertificates(reference, renew);
      case TrustStep.PrepareAuthority prepare -> kubernetes.prepareAuthority(reference, prepare);
      case TrustStep.SignAnew sign -> kubernetes.signAnew(reference, sign);
      case TrustStep.DistrustAuthority distrust ->
          kubernetes.distrustAuthority(reference, distrust);
      case TrustStep.RetireAuthority retire -> kubernetes.retireAuthority(reference, retire);
    }
  }

  private static PmemLookActivities looks(String summary) {
    ActivityOptions options = brief(summary).toBuilder().setTaskQueue(TaskQueues.LOOKS).build();
    return Workflow.newActivityStub(PmemLookActivities.class, options);
  }

  private static PmemActivities activities(ActivityOptions options, String queue) {
    return Workflow.newActivityStub(
        PmemActivities.class, options.toBuilder().setTaskQueue(queue).build());
  }

  private static ActivityOptions brief(String summary) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .setHeartbeatTimeout(Duration.ofSeconds(5))
        .setRetryOptions(RETRY)
        .setSummary(summary)
        .build();
  }

  /** An effect may include a wait of any length: its heartbeat guards it. */
  private static ActivityOptions effect(PmemStep step) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofDays(7))
        .setHeartbeatTimeout(Duration.ofSeconds(5))
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .setRetryOptions(RETRY_EFFECT)
        .setSummary(step.title())
        .build();
  }
}
