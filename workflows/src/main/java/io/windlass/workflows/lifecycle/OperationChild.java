package io.windlass.workflows.lifecycle;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * One operation as a child workflow: started, kept informed of newer specs, pauses and cancels, and
 * awaited. Its end is always an {@link OperationResult}, however it came about.
 */
final class OperationChild {

  /** How long a predecessor that is still stopping is waited for before the next attempt. */
  private static final Duration PREDECESSOR_WAIT = Duration.ofSeconds(1);

  private final OperationRequest request;
  private final String workflowId;

  OperationChild(OperationRequest request) {
    this.request = request;
    this.workflowId =
        request.operation().workflowId(request.reference(), request.reference().generation());
  }

  String workflowId() {
    return workflowId;
  }

  /**
   * Runs the operation to its end.
   *
   * @param newest the newest generation asked for
   * @param paused whether the operation should be held
   * @param person the scope that a person's cancel reaches
   */
  OperationResult await(LongSupplier newest, BooleanSupplier paused, CancellationScope person) {
    ChildWorkflowStub stub = Workflow.newUntypedChildWorkflowStub(type(), options());
    CompletablePromise<OperationResult> end = Workflow.newPromise();
    CancellationScope scope =
        Workflow.newCancellationScope(
            () -> end.completeFrom(stub.executeAsync(OperationResult.class, request)));
    scope.run();
    follow(stub, end, new Watch(newest, paused, person), scope);
    try {
      return end.get();
    } catch (ChildWorkflowFailure failure) {
      return result(failure);
    }
  }

  private record Watch(LongSupplier newest, BooleanSupplier paused, CancellationScope person) {}

  private void follow(
      ChildWorkflowStub stub, Promise<?> end, Watch watch, CancellationScope scope) {
    boolean held = request.paused();
    boolean told = false;
    boolean cancelled = false;
    while (!end.isCompleted()) {
      boolean heldNow = held;
      boolean toldNow = told;
      boolean cancelledNow = cancelled;
      Workflow.await(
          () ->
              end.isCompleted()
                  || watch.paused().getAsBoolean() != heldNow
                  || !toldNow && superseded(watch)
                  || !cancelledNow && watch.person().isCancelRequested());
      if (end.isCompleted()) {
        return;
      }
      if (watch.paused().getAsBoolean() != held) {
        held = !held;
        signal(stub, held ? "pause" : "resume");
      }
      if (!told && superseded(watch)) {
        told = true;
        signal(stub, "supersede", watch.newest().getAsLong());
      }
      if (!cancelled && watch.person().isCancelRequested()) {
        cancelled = true;
        scope.cancel("a person cancelled the resource's workflow");
      }
    }
  }

  private boolean superseded(Watch watch) {
    return watch.newest().getAsLong() > request.reference().generation();
  }

  private static void signal(ChildWorkflowStub stub, String name, Object... arguments) {
    try {
      stub.signal(name, arguments);
    } catch (io.temporal.workflow.SignalExternalWorkflowException ended) {
      Workflow.getLogger(OperationChild.class).info("{} came after the operation's end", name);
    }
  }

  private static OperationResult result(ChildWorkflowFailure failure) {
    return switch (failure.getCause()) {
      case CanceledFailure cancelled ->
          new OperationResult(Phase.CANCELLED, Reason.CANCELLED, cancelled.getOriginalMessage());
      case TerminatedFailure ignored ->
          new OperationResult(Phase.DONE, Reason.SUPERSEDED, "terminated; planned anew");
      case WorkflowExecutionAlreadyStarted ignored -> {
        // A predecessor whose parent was terminated is still on its way to a safe state.
        Workflow.sleep(PREDECESSOR_WAIT);
        yield new OperationResult(Phase.DONE, Reason.SUPERSEDED, "waited for a predecessor");
      }
      case Throwable other ->
          new OperationResult(Phase.STALLED, Reason.OPERATION_FAILED, Failures.sentence(other));
      case null ->
          new OperationResult(Phase.STALLED, Reason.OPERATION_FAILED, failure.getOriginalMessage());
    };
  }

  private String type() {
    return request.operation().workflowType(request.reference().kind());
  }

  private ChildWorkflowOptions options() {
    ResourceReference reference = request.reference();
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setTypedSearchAttributes(WindlassSearchAttributes.of(reference))
        .setStaticSummary(
            "%s: %s, because %s"
                .formatted(
                    reference.title(),
                    request.operation().title().toLowerCase(),
                    request.reason().sentence()))
        .build();
  }
}
