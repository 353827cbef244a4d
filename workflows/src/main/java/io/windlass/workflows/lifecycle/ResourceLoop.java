package io.windlass.workflows.lifecycle;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.windlass.workflows.lifecycle.OperationChild.News;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The work on one resource, for as long as there is work.
 *
 * <ol>
 *   <li>Decide: one activity observes the resource and says what it needs: nothing, a few quiet
 *       steps, an operation, or a person.
 *   <li>Quiet steps are taken here; an operation runs as a child workflow and is waited for.
 *   <li>Decide again, until the resource has converged or only a person can help. Then the run
 *       ends: a converged or stalled resource holds no open workflow.
 *   <li>A request that arrives meanwhile is never lost: it ends the running operation at its next
 *       safe point when its generation is newer, makes it look anew if not, and in any case makes
 *       the loop decide once more.
 *   <li>A cancel stops the running operation at a safe state, or keeps the next one from beginning;
 *       a deletion can't be cancelled.
 *   <li>Other wishes of people are written on the resource, and read there: see {@link Wishes}.
 * </ol>
 *
 * <p>Guarantees: at most one operation per resource at a time, since this workflow's ID is the
 * lock; what a person cancels is recorded as cancelled for that generation, whenever the cancel
 * came; a decision that changes nothing is not repeated without a growing pause; nothing rests on
 * this run's memory, so a terminated run is continued by the next one from observation alone.
 */
public final class ResourceLoop<S extends Step> {

  private final ResourceActivities<S> activities;
  private final CancellationScope person = CancellationScope.current();
  private final PlanRequest.Run run;
  private final Repetition<Decision<S>> repetition = new Repetition<>();
  private ReconcileRequest latest;
  private Optional<OperationChild> child = Optional.empty();
  private int requests;
  private int known;
  private String trouble = "";
  private String doing = "Looking at the resource";

  public ResourceLoop(ResourceReference reference, ResourceActivities<S> activities) {
    this.activities = activities;
    this.latest = new ReconcileRequest(reference, Cause.RESYNC);
    var info = Workflow.getInfo();
    this.run = new PlanRequest.Run(info.getWorkflowId(), info.getRunId());
  }

  /**
   * Works until nothing is left to do.
   *
   * @throws CanceledFailure when a person cancelled this workflow, after the safe state is reached
   */
  public void run() {
    Workflow.newDetachedCancellationScope(this::loop).run();
    if (person.isCancelRequested()) {
      throw new CanceledFailure(doing);
    }
  }

  private void loop() {
    boolean ended = false;
    while (!ended || unseen() && !person.isCancelRequested()) {
      ended = round();
      if (ended) {
        Workflow.await(Workflow::isEveryHandlerFinished);
      } else if (Workflow.getInfo().isContinueAsNewSuggested() && !unseen()) {
        continueInNewRun();
      }
    }
  }

  /** Only between rounds, when nothing is held and nothing was asked that is not yet looked at. */
  private void continueInNewRun() {
    Workflow.await(Workflow::isEveryHandlerFinished);
    if (!unseen() && !person.isCancelRequested()) {
      Workflow.continueAsNew(latest.reference());
    }
  }

  /** True when nothing more can be done for what was asked so far. */
  private boolean round() {
    ReconcileRequest seen = latest;
    known = requests;
    try {
      Decision<S> decision = activities.decide(new DecideRequest(seen, run, trouble));
      return obey(seen.reference(), decision);
    } catch (ActivityFailure failure) {
      return afterFailure(seen.reference(), failure);
    }
  }

  /** What may pass is looked at again, and told meanwhile. */
  private boolean afterFailure(ResourceReference reference, ActivityFailure failure) {
    Throwable cause = Failures.cause(failure);
    if (Failures.mayPass(failure)) {
      trouble = Failures.sentence(cause);
      return false;
    }
    return conclude(reference, Phase.STALLED, Failures.reason(cause), Failures.sentence(cause));
  }

  private boolean obey(ResourceReference reference, Decision<S> decision) {
    return switch (decision) {
      case Decision.Converged<S> ignored -> end("Converged: everything is as the spec wants it");
      case Decision.Gone<S> ignored -> end("The resource is gone");
      case Decision.Stalled<S> stalled -> end("Stalled: " + stalled.message());
      case Decision.Held<S> held -> hold(reference, held);
      case Decision.Quiet<S> quiet ->
          mayBegin(decision) ? takeAll(reference, quiet) : concludeCancelled(reference);
      case Decision.Operate<S> operate ->
          mayBegin(decision) || operate.operation().endsResource()
              ? operate(reference, operate)
              : concludeCancelled(reference.atGeneration(operate.generation()));
    };
  }

  /** Whether no cancel has come, also during the pause that a repeated decision needs. */
  private boolean mayBegin(Decision<S> decision) {
    Duration pause = repetition.pauseBefore(decision);
    if (!pause.isZero()) {
      Workflow.await(pause, () -> unseen() || person.isCancelRequested());
    }
    return !person.isCancelRequested();
  }

  /** Somebody who changes the wish tells us. */
  private boolean hold(ResourceReference reference, Decision.Held<S> held) {
    show("%s: %s".formatted(held.reason().camelCase(), held.message()));
    Workflow.await(() -> unseen() || person.isCancelRequested());
    return person.isCancelRequested() && concludeCancelled(reference);
  }

  private boolean concludeCancelled(ResourceReference reference) {
    return conclude(
        reference,
        Phase.CANCELLED,
        Reason.CANCELLED,
        "cancelled before anything was begun that disturbs the cluster");
  }

  private boolean end(String state) {
    show(state);
    return true;
  }

  private boolean takeAll(ResourceReference reference, Decision.Quiet<S> quiet) {
    for (S step : quiet.steps()) {
      show("%s — %s".formatted(step.title(), step.reason().sentence()));
      activities.act(reference, step);
      trouble = "";
    }
    return false;
  }

  private boolean operate(ResourceReference reference, Decision.Operate<S> operate) {
    ResourceReference decided = reference.atGeneration(operate.generation());
    OperationRequest request = new OperationRequest(decided, operate.operation(), operate.reason());
    OperationChild started = new OperationChild(request);
    child = Optional.of(started);
    show("Running `%s`: %s".formatted(started.workflowId(), operate.reason().sentence()));
    OperationResult result = started.await(new News(decided, known, false), this::news);
    child = Optional.empty();
    return switch (result.phase()) {
      case CANCELLED -> conclude(decided, result.phase(), result.reason(), stateAfter(request));
      case STALLED -> conclude(decided, result.phase(), result.reason(), result.message());
      case RUNNING, PAUSED, WAITING, STOPPING, DONE -> false;
    };
  }

  private News news() {
    return new News(latest.reference(), requests, person.isCancelRequested());
  }

  /** Temporal keeps no word of a cancelled child: the state it left is looked at instead. */
  private String stateAfter(OperationRequest request) {
    return activities.plan(new PlanRequest(request, Intent.STOP, run, "")).message();
  }

  private boolean conclude(
      ResourceReference reference, Phase phase, Reason reason, String message) {
    OperationResult result = new OperationResult(phase, reason, message);
    activities.conclude(new Conclusion(reference, result, run));
    return end("%s: %s".formatted(reason.camelCase(), message));
  }

  private void show(String state) {
    doing = state;
    Workflow.setCurrentDetails(state);
  }

  /** See {@link ResourceWorkflow#reconcile}. */
  public Accepted reconcile(ReconcileRequest request) {
    ReconcileRequest informed = request.informedBy(latest);
    latest = unseen() ? informed.joining(latest) : informed;
    requests++;
    return new Accepted(run.workflowId(), run.runId());
  }

  /** See {@link ResourceWorkflow#validateReconcile}. */
  public void validateReconcile(ReconcileRequest request) {
    if (request.isStaleAgainst(latest)) {
      throw new IllegalArgumentException(
          "generation %d is out of date: generation %d is already worked on"
              .formatted(request.reference().generation(), latest.reference().generation()));
    }
  }

  /** Whether something was asked that the present round does not know of. */
  private boolean unseen() {
    return requests != known;
  }

  /** See {@link ResourceWorkflow#pause}. */
  public String pause() {
    wish(Wish.PAUSE);
    return child
        .map(running -> running.workflowId() + " pauses at its next safe point")
        .orElse("paused: nothing is begun");
  }

  /** See {@link ResourceWorkflow#resume}. */
  public String resume() {
    if (!wish(Wish.RESUME)) {
      return "nothing is paused";
    }
    return child.map(running -> running.workflowId() + " goes on").orElse("goes on");
  }

  /** See {@link ResourceWorkflow#approve}. */
  public String approve(String gate) {
    OperationChild running = child.orElseThrow();
    wish(Wish.approval(running.request(), Gate.of(gate).orElseThrow()));
    return "%s may pass the gate %s".formatted(running.workflowId(), gate);
  }

  /** See {@link ResourceWorkflow#validateApprove}. */
  public void validateApprove(String gate) {
    if (child.isEmpty()) {
      throw new IllegalStateException("no operation is running, so there is nothing to approve");
    }
    if (Gate.of(gate).isEmpty()) {
      throw new IllegalArgumentException(
          "%s is not known; approve one of %s".formatted(gate, Gate.words()));
    }
  }

  /** Also while the workflow is being cancelled: a wish of a person is never dropped. */
  private boolean wish(Wish wish) {
    AtomicBoolean written = new AtomicBoolean();
    ResourceReference reference = latest.reference();
    Workflow.newDetachedCancellationScope(() -> written.set(activities.wish(reference, wish)))
        .run();
    if (written.get()) {
      requests++;
    }
    return written.get();
  }

  /** What the workflow is doing, in words. */
  public String describe() {
    return doing;
  }
}
