package io.windlass.workflows.lifecycle;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The skeleton of every operation.
 *
 * <ol>
 *   <li>Observe and plan: one activity looks at Kubernetes and the storage system, and answers with
 *       the next few steps, each with its reason.
 *   <li>Act: the steps are taken one after the other, each as one activity.
 *   <li>Between steps is a safe point: there a pause holds, a newer spec ends the operation, a
 *       cancel turns the intent from completing to stopping. A pure wait is ended early by the
 *       latter two; an effect never is.
 *   <li>Repeat until the planner says that nothing is left, or that it can't go on.
 * </ol>
 *
 * <p>Guarantees: no step rests on an observation older than the batch it came with; a cancel always
 * runs the planner's way to a safe state before the workflow ends; the loop knows no rule of any
 * storage system, so a changed rule never breaks the replay of a running workflow.
 */
public final class OperationLoop<S extends Step> {

  private final OperationActivities<S> activities;
  private final Checklist checklist = new Checklist();
  private final PlanRequest.Run run;
  private OperationRequest request;
  private OperationControls controls;
  private Plan<S> plan = Plan.end(Verdict.PROCEED, Reason.WAITING, "look at the cluster");
  private Phase phase = Phase.RUNNING;
  private int position;

  public OperationLoop(OperationRequest request, OperationActivities<S> activities) {
    this.request = request;
    this.activities = activities;
    this.controls =
        new OperationControls(
            CancellationScope.current(), request.reference().generation(), request.paused());
    var info = Workflow.getInfo();
    this.run = new PlanRequest.Run(info.getWorkflowId(), info.getRunId());
  }

  /**
   * Runs the operation to its end.
   *
   * @throws CanceledFailure when a person cancelled it and the safe state is reached; the message
   *     says which state that is
   */
  public OperationResult run() {
    Workflow.upsertTypedSearchAttributes(
        WindlassSearchAttributes.OPERATION.valueSet(request.operation().name()),
        WindlassSearchAttributes.PHASE.valueSet(phase.name()));
    AtomicReference<OperationResult> result = new AtomicReference<>();
    // Detached: a cancel must not strike an effect in the middle; the loop looks for it at safe
    // points.
    Workflow.newDetachedCancellationScope(() -> result.set(loop())).run();
    if (result.get().reason() == Reason.WAITING) {
      Workflow.continueAsNew(request.withPaused(controls.paused()));
    }
    if (controls.cancelled()) {
      enter(Phase.CANCELLED);
      throw new CanceledFailure(result.get().message());
    }
    enter(result.get().phase());
    return result.get();
  }

  private OperationResult loop() {
    while (true) {
      holdWhilePaused();
      if (controls.superseded() && !controls.cancelled()) {
        return new OperationResult(
            Phase.DONE, Reason.SUPERSEDED, "stopped at a safe point: the spec has changed");
      }
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        return new OperationResult(Phase.RUNNING, Reason.WAITING, "continues in a new run");
      }
      try {
        look();
        if (plan.verdict() != Verdict.PROCEED) {
          return result();
        }
        takeSteps();
      } catch (ActivityFailure failure) {
        return failed(failure);
      }
    }
  }

  private void look() {
    if (controls.cancelled()) {
      phase = Phase.STOPPING;
    }
    plan = activities.plan(new PlanRequest(request, controls.intent(), run));
    position = 0;
    show();
  }

  private void takeSteps() {
    for (S step : plan.now()) {
      Intent intent = controls.intent();
      act(step);
      if (controls.superseded() || controls.held() || controls.intent() != intent) {
        return;
      }
      checklist.finish(step);
      position++;
      show();
    }
  }

  private void act(S step) {
    if (!step.interruptible() || controls.cancelled()) {
      activities.act(request.reference(), step);
      return;
    }
    CancellationScope scope =
        Workflow.newCancellationScope(() -> activities.act(request.reference(), step));
    Promise<Void> done = Async.procedure(scope::run);
    Workflow.await(() -> done.isCompleted() || controls.superseded() || controls.cancelled());
    if (!done.isCompleted()) {
      scope.cancel("the spec changed or a person cancelled");
    }
    try {
      done.get();
    } catch (CanceledFailure ended) {
      Workflow.getLogger(OperationLoop.class).info("ended the wait early: {}", step.title());
    } catch (ActivityFailure failure) {
      if (!(failure.getCause() instanceof CanceledFailure)) {
        throw failure;
      }
    }
  }

  private void holdWhilePaused() {
    if (controls.held()) {
      enter(Phase.PAUSED);
      Workflow.await(() -> !controls.held());
      enter(Phase.RUNNING);
    }
  }

  private OperationResult result() {
    Phase end =
        switch (plan.verdict()) {
          case DONE, SUPERSEDED -> Phase.DONE;
          case STALLED -> Phase.STALLED;
          case PROCEED -> throw new IllegalStateException("a plan with steps is no result");
        };
    return new OperationResult(end, plan.reason(), plan.message());
  }

  private OperationResult failed(ActivityFailure failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new OperationResult(Phase.STALLED, Reason.OPERATION_FAILED, Failures.sentence(cause));
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
        "%s: %s".formatted(request.reference().title(), request.operation().title().toLowerCase());
    return checklist.render(heading, phase.name().toLowerCase(), plan, position);
  }

  /** Where the operation stands. */
  public Progress progress() {
    String doing = position < plan.now().size() ? plan.now().get(position).title() : plan.message();
    return new Progress(
        request.operation(), phase, plan.done(), plan.total(), doing, plan.reason());
  }

  /** See {@link OperationWorkflow#supersede}. */
  public void supersede(long generation) {
    controls.supersede(generation);
  }

  /** See {@link OperationWorkflow#pause}. */
  public void pause() {
    controls.pause();
  }

  /** See {@link OperationWorkflow#resume}. */
  public void resume() {
    controls.resume();
  }
}
