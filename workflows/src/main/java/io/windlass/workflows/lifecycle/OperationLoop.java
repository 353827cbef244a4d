package io.windlass.workflows.lifecycle;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The skeleton of every operation.
 *
 * <ol>
 *   <li>Observe and plan: one activity looks at Kubernetes and the storage system, and answers with
 *       the next few steps, each with its reason.
 *   <li>Act: the steps are taken one after the other, each as one activity.
 *   <li>Between steps is a safe point: there a newer spec ends the operation, a cancel turns the
 *       intent from completing to stopping, and any other change of the resource asks for a fresh
 *       look. They end a pure wait early; an effect never.
 *   <li>A step whose observation no longer holds refuses; one that fails again and again is given
 *       up for now; one that fails for good turns the intent to stopping too. In all three cases
 *       the next thing is a fresh look.
 *   <li>Repeat until the planner says that nothing is left, or that it can't go on.
 *   <li>A plan to hold, because of a pause or a missing approval, is held until the resource
 *       changes: see {@link Wishes}.
 * </ol>
 *
 * <p>Guarantees: no step rests on an observation older than the batch it came with; a batch is
 * never continued once the intent it was planned for has changed; a cancel and a failure always run
 * the planner's way to a safe state first; a plan that leads nowhere is not repeated without a
 * growing pause; the loop knows no rule of any storage system, so a changed rule never breaks the
 * replay of a running workflow.
 */
public final class OperationLoop<S extends Step> {

  private final OperationRequest request;
  private final OperationActivities<S> activities;
  private final OperationControls controls;
  private final PlanRequest.Run run;
  private final Steered steered;
  private final Checklist checklist = new Checklist();
  private final Chronicle chronicle = new Chronicle();
  private final Repetition<List<S>> repetition = new Repetition<>();
  private Optional<OperationResult> failure = Optional.empty();
  private Plan<S> plan = Plan.end(Verdict.PROCEED, Reason.WAITING, "look at the cluster");
  private Phase phase = Phase.RUNNING;
  private int position;
  private int known;

  /**
   * The workflow that people steer.
   *
   * @param workflowId of the resource's workflow, unless an operation has none above it
   * @param argument what a new run of the operation itself begins with
   */
  public record Steered(String workflowId, Object argument) {}

  public OperationLoop(OperationRequest request, OperationActivities<S> activities) {
    this(request, activities, new Steered(request.reference().workflowId(), request));
  }

  /** An operation without a resource's workflow. */
  public OperationLoop(
      OperationRequest request, OperationActivities<S> activities, Steered steered) {
    this.request = request;
    this.steered = steered;
    this.activities = activities;
    this.controls = new OperationControls(CancellationScope.current(), request);
    var info = Workflow.getInfo();
    this.run = new PlanRequest.Run(info.getWorkflowId(), info.getRunId());
  }

  /**
   * Runs the operation to its end.
   *
   * @throws CanceledFailure when a person cancelled it and the safe state is reached
   */
  public OperationResult run() {
    Workflow.upsertTypedSearchAttributes(
        WindlassSearchAttributes.OPERATION.valueSet(request.operation().name()),
        WindlassSearchAttributes.PHASE.valueSet(phase.name()));
    AtomicReference<Optional<OperationResult>> end = new AtomicReference<>(Optional.empty());
    // Detached: a cancel must not strike an effect in the middle; the loop looks for it at safe
    // points.
    Workflow.newDetachedCancellationScope(() -> end.set(loop())).run();
    OperationResult result = end.get().orElseGet(this::continueInNewRun);
    if (result.phase() == Phase.CANCELLED) {
      throw new CanceledFailure(result.message());
    }
    return result;
  }

  private OperationResult continueInNewRun() {
    Workflow.continueAsNew(steered.argument());
    throw new IllegalStateException("a run that continues as new has ended");
  }

  /** Empty when the history has become long and nothing but a new run is in order. */
  private Optional<OperationResult> loop() {
    Optional<OperationResult> end = Optional.empty();
    while (end.isEmpty()) {
      if (controls.superseded()) {
        end = Optional.of(ended(Phase.DONE, Reason.SUPERSEDED, "stopped: the spec has changed"));
      } else if (tooLong()) {
        return Optional.empty();
      } else {
        end = round(intent());
      }
    }
    enter(end.get().phase());
    return end;
  }

  /** A new run would know nothing of a cancel or of a failure, so those are dealt with in this. */
  private boolean tooLong() {
    return Workflow.getInfo().isContinueAsNewSuggested()
        && !controls.cancelled()
        && failure.isEmpty();
  }

  private Intent intent() {
    return failure.isPresent() || controls.cancelled() ? Intent.STOP : Intent.COMPLETE;
  }

  private Optional<OperationResult> round(Intent intent) {
    try {
      look(intent);
      if (plan.verdict() == Verdict.PROCEED) {
        pauseWhenRepeated(intent);
        takeSteps(intent);
        return Optional.empty();
      }
    } catch (ActivityFailure failed) {
      return afterFailure(failed);
    }
    return atEnd(intent);
  }

  private void look(Intent intent) {
    enter(controls.cancelled() ? Phase.STOPPING : Phase.RUNNING);
    known = controls.changes();
    plan = activities.plan(new PlanRequest(request, intent, run, checklist.trouble()));
    position = 0;
    show();
  }

  private void pauseWhenRepeated(Intent intent) {
    Duration pause = repetition.pauseBefore(plan.now());
    if (!pause.isZero()) {
      Workflow.await(pause, () -> interrupts(intent));
    }
  }

  /**
   * Whether steps that were planned with this intent are no longer wanted. A change of the resource
   * ends a wait also on the way to a safe state: a deletion needs no such state.
   */
  private boolean interrupts(Intent intent) {
    return controls.changes() != known || intent() != intent;
  }

  private void takeSteps(Intent intent) {
    for (S step : plan.now()) {
      if (interrupts(intent) || !act(step, intent)) {
        return;
      }
      checklist.finish(step);
      chronicle.finished(step);
      position++;
      show();
    }
  }

  /** Whether the step came to its end; a pure wait may be ended early. */
  private boolean act(S step, Intent intent) {
    if (!step.interruptible()) {
      activities.act(request.reference(), step);
      return true;
    }
    CancellationScope scope =
        Workflow.newCancellationScope(() -> activities.act(request.reference(), step));
    Promise<Void> done = Async.procedure(scope::run);
    Workflow.await(() -> done.isCompleted() || interrupts(intent));
    if (done.isCompleted()) {
      done.get();
      return true;
    }
    scope.cancel("the spec changed, or a person cancelled or paused");
    // How the wait ended is of no interest any more: a fresh look follows.
    done.handle((ignored, failed) -> ignored).get();
    return false;
  }

  private Optional<OperationResult> afterFailure(ActivityFailure failed) {
    if (Failures.isPlanOutdated(failed)) {
      return Optional.empty();
    }
    Throwable cause = Failures.cause(failed);
    if (Failures.mayPass(failed)) {
      checklist.giveUpForNow(Failures.sentence(cause));
      chronicle.failed(Failures.sentence(cause));
      return Optional.empty();
    }
    if (failure.isPresent()) {
      String then = "; the way to a safe state failed too: " + Failures.sentence(cause);
      return failure.map(first -> first.followedBy(then));
    }
    failure = Optional.of(ended(Phase.STALLED, Failures.reason(cause), Failures.sentence(cause)));
    return Optional.empty();
  }

  /** The planner sees no further step, or a person wishes none. */
  private Optional<OperationResult> atEnd(Intent intent) {
    return switch (plan.verdict()) {
      case SUPERSEDED -> Optional.of(ended(Phase.DONE, plan.reason(), plan.message()));
      case HOLD -> hold();
      case PROCEED, DONE, STALLED ->
          switch (intent) {
            case COMPLETE -> completed();
            case STOP -> stopped();
          };
    };
  }

  /** Somebody who changes the wish tells us. */
  private Optional<OperationResult> hold() {
    enter(plan.reason() == Reason.PAUSED ? Phase.PAUSED : Phase.WAITING);
    Workflow.await(() -> interrupts(Intent.COMPLETE));
    return Optional.empty();
  }

  private Optional<OperationResult> completed() {
    if (controls.cancelled()) {
      return Optional.empty();
    }
    Phase end = plan.verdict() == Verdict.DONE ? Phase.DONE : Phase.STALLED;
    return Optional.of(ended(end, plan.reason(), plan.message()));
  }

  private Optional<OperationResult> stopped() {
    if (failure.isPresent()) {
      return failure.map(first -> first.followedBy("; " + plan.message()));
    }
    return Optional.of(ended(Phase.CANCELLED, Reason.CANCELLED, plan.message()));
  }

  private static OperationResult ended(Phase phase, Reason reason, String message) {
    return new OperationResult(phase, reason, message);
  }

  private void enter(Phase next) {
    if (phase != next) {
      phase = next;
      Workflow.upsertTypedSearchAttributes(WindlassSearchAttributes.PHASE.valueSet(phase.name()));
    }
    show();
  }

  private void show() {
    Workflow.setCurrentDetails(describe());
  }

  /** The plan as Markdown. */
  public String describe() {
    String heading =
        "%s: %s"
            .formatted(
                request.reference().title(), request.operation().title().toLowerCase(Locale.ROOT));
    Checklist.State state =
        new Checklist.State(
            phase, new Commands(request.operation(), steered.workflowId()).in(phase));
    return checklist.render(heading, state, plan, position);
  }

  /** Where the operation stands. */
  public Progress progress() {
    String doing = position < plan.now().size() ? plan.now().get(position).title() : plan.message();
    return new Progress(
        request.operation(),
        phase,
        plan.done(),
        plan.total(),
        doing,
        plan.reason(),
        plan.remainingSeconds());
  }

  /** What was done so far. */
  public List<Happening> history() {
    return chronicle.all();
  }

  /** See {@link OperationWorkflow#changed}. */
  public void changed(ResourceReference newest) {
    controls.changed(newest);
  }
}
