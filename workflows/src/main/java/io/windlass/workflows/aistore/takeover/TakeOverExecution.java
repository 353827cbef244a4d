package io.windlass.workflows.aistore.takeover;

import io.temporal.workflow.Workflow;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Happening;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.OperationLoop;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Progress;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;

/**
 * Carries a take-over out: the loop of every operation, steered by {@link TakeOverOrder}. What
 * people wish is written to Kubernetes first, and then makes the loop look anew.
 */
final class TakeOverExecution {

  private final TakeOverRequest request;
  private final ResourceReference reference;
  private final TakeOverActivityStubs activities;
  private final OperationLoop<TakeOverStep> loop;

  TakeOverExecution(TakeOverRequest request) {
    this.request = request;
    this.reference = new ResourceReference("AIStore", request.namespace(), request.name(), "", 0);
    this.activities = new TakeOverActivityStubs(request);
    this.loop =
        new OperationLoop<>(
            new OperationRequest(reference, Operation.TAKE_OVER, Reason.TAKE_OVER_REQUESTED),
            activities,
            new OperationLoop.Steered(request.workflowId(), request));
  }

  /**
   * Runs it to its end.
   *
   * @throws io.temporal.failure.ApplicationFailure when it can't go on
   */
  TakeOverPlan run() {
    OperationResult end = loop.run();
    Workflow.await(Workflow::isEveryHandlerFinished);
    if (end.phase() == Phase.STALLED) {
      throw Failures.refused(end.reason(), end.message());
    }
    return TakeOverPlan.carriedOut(request, end.message());
  }

  String pause() {
    return wish(TakeOverWish.PAUSE) ? "pauses before its next step" : "paused already";
  }

  String resume() {
    return wish(TakeOverWish.RESUME) ? "goes on" : "nothing is paused";
  }

  String approve(String gate) {
    return wish(TakeOverWish.approval(gate)) ? "approved: " + gate : "approved already: " + gate;
  }

  private boolean wish(TakeOverWish wish) {
    boolean changed = activities.wish(wish);
    loop.changed(reference);
    return changed;
  }

  String describe() {
    return loop.describe();
  }

  Progress progress() {
    return loop.progress();
  }

  List<Happening> history() {
    return loop.history();
  }
}
