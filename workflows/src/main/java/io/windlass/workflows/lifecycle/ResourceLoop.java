package io.windlass.workflows.lifecycle;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.Optional;

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
 *       safe point when its generation is newer, and in any case makes the loop decide once more.
 * </ol>
 *
 * <p>Guarantees: at most one operation per resource at a time, since this workflow's ID is the
 * lock; what a person cancels stays cancelled for that generation; nothing rests on this run's
 * memory, so a terminated run is continued by the next one from observation alone.
 */
public final class ResourceLoop<S extends Step> {

  private final ResourceActivities<S> activities;
  private final CancellationScope person = CancellationScope.current();
  private final PlanRequest.Run run;
  private ReconcileRequest latest;
  private Optional<OperationChild> child = Optional.empty();
  private boolean unseen;
  private boolean paused;
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
    boolean ended;
    do {
      ReconcileRequest seen = latest;
      unseen = false;
      ended = step(seen) || person.isCancelRequested();
      if (ended) {
        Workflow.await(Workflow::isEveryHandlerFinished);
      }
    } while (!ended || unseen && !person.isCancelRequested());
  }

  /** One round; true when nothing more can be done for {@code seen}. */
  private boolean step(ReconcileRequest seen) {
    return switch (activities.decide(new DecideRequest(seen, run))) {
      case Decision.Converged<S> ignored -> end("Converged: everything is as the spec wants it");
      case Decision.Gone<S> ignored -> end("The resource is gone");
      case Decision.Stalled<S> stalled -> end("Stalled: " + stalled.message());
      case Decision.Quiet<S> quiet -> {
        quiet.steps().forEach(step -> take(seen, step));
        yield false;
      }
      case Decision.Operate<S> operate -> operate(seen.reference(), operate);
    };
  }

  private boolean end(String state) {
    show(state);
    return true;
  }

  private void take(ReconcileRequest seen, S step) {
    show("%s — %s".formatted(step.title(), step.reason().sentence()));
    activities.act(seen.reference(), step);
  }

  private boolean operate(ResourceReference reference, Decision.Operate<S> operate) {
    OperationRequest request =
        new OperationRequest(
            reference.atGeneration(operate.generation()),
            operate.operation(),
            operate.reason(),
            paused);
    OperationChild started = new OperationChild(request);
    child = Optional.of(started);
    show("Running `%s`: %s".formatted(started.workflowId(), operate.reason().sentence()));
    OperationResult result = started.await(this::newestGeneration, () -> paused, person);
    child = Optional.empty();
    return switch (result.phase()) {
      case STALLED, CANCELLED -> conclude(request.reference(), result);
      case RUNNING, PAUSED, STOPPING, DONE -> false;
    };
  }

  private boolean conclude(ResourceReference reference, OperationResult result) {
    activities.conclude(new Conclusion(reference, result, run));
    return end("%s: %s".formatted(result.reason().camelCase(), result.message()));
  }

  private long newestGeneration() {
    return latest.reference().generation();
  }

  private void show(String state) {
    doing = state;
    Workflow.setCurrentDetails(state);
  }

  /** See {@link ResourceWorkflow#reconcile}. */
  public Accepted reconcile(ReconcileRequest request) {
    latest = request;
    unseen = true;
    return new Accepted(run.workflowId(), run.runId());
  }

  /** See {@link ResourceWorkflow#validateReconcile}. */
  public void validateReconcile(ReconcileRequest request) {
    if (request.isStaleAgainst(latest)) {
      throw new IllegalArgumentException(
          "generation %d is out of date: generation %d is already worked on"
              .formatted(request.reference().generation(), newestGeneration()));
    }
  }

  /** See {@link ResourceWorkflow#pause}. */
  public String pause() {
    paused = true;
    return "%s pauses at its next safe point".formatted(child.orElseThrow().workflowId());
  }

  /** See {@link ResourceWorkflow#validatePause}. */
  public void validatePause() {
    if (child.isEmpty()) {
      throw new IllegalStateException("no operation is running, so there is nothing to pause");
    }
  }

  /** See {@link ResourceWorkflow#resume}. */
  public String resume() {
    paused = false;
    return child.map(running -> running.workflowId() + " goes on").orElse("goes on");
  }

  /** See {@link ResourceWorkflow#validateResume}. */
  public void validateResume() {
    if (!paused) {
      throw new IllegalStateException("nothing is paused");
    }
  }

  /** What the workflow is doing, in words. */
  public String describe() {
    return doing;
  }
}
