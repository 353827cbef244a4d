package io.windlass.workflows.lifecycle;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * One operation as a child workflow: started, kept informed of what is wished of it, and awaited.
 * Its end is always an {@link OperationResult}, however it came about.
 */
final class OperationChild {

  private final OperationRequest request;
  private final ChildWorkflowStub stub;
  private final CompletablePromise<OperationResult> end = Workflow.newPromise();
  private final CancellationScope scope;

  /**
   * What a running operation has to know of the world.
   *
   * @param newest the resource as it was last spoken of: a newer spec supersedes the operation
   * @param requests how often it was spoken of
   * @param cancelled whether a person wants the operation to stop
   */
  record News(ResourceReference newest, int requests, boolean cancelled) {}

  OperationChild(OperationRequest request) {
    this.request = request;
    this.stub = Workflow.newUntypedChildWorkflowStub(type(), options());
    this.scope =
        Workflow.newCancellationScope(
            () -> end.completeFrom(stub.executeAsync(OperationResult.class, request)));
  }

  OperationRequest request() {
    return request;
  }

  String workflowId() {
    return request.workflowId();
  }

  /**
   * Runs the operation to its end, and passes on what has changed meanwhile.
   *
   * @param known what led to the operation
   */
  OperationResult await(News known, Supplier<News> present) {
    scope.run();
    News told = known;
    while (!end.isCompleted()) {
      News before = told;
      Workflow.await(() -> end.isCompleted() || started() && !present.get().equals(before));
      if (!end.isCompleted()) {
        told = present.get();
        tell(before, told);
      }
    }
    return result();
  }

  /** Nothing can be told to a child whose start has failed or is still under way. */
  private boolean started() {
    return stub.getExecution().isCompleted() && stub.getExecution().getFailure() == null;
  }

  private void tell(News known, News now) {
    if (now.requests() != known.requests()) {
      signal("changed", now.newest());
    }
    if (now.cancelled() && !known.cancelled()) {
      scope.cancel("a person cancelled the resource's workflow");
    }
  }

  /** By the ID alone: the run that was started may have been continued in another one. */
  private void signal(String name, Object... arguments) {
    try {
      Workflow.newUntypedExternalWorkflowStub(workflowId()).signal(name, arguments);
    } catch (SignalExternalWorkflowException | ApplicationFailure ended) {
      Workflow.getLogger(OperationChild.class).info("{} came after the operation's end", name);
    }
  }

  private OperationResult result() {
    try {
      return end.get();
    } catch (ChildWorkflowFailure failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return result(cause);
    }
  }

  private static OperationResult result(Throwable cause) {
    return switch (cause) {
      case CanceledFailure ignored ->
          new OperationResult(Phase.CANCELLED, Reason.CANCELLED, "a person cancelled it");
      case TerminatedFailure ignored ->
          new OperationResult(Phase.DONE, Reason.SUPERSEDED, "terminated; planned anew");
      // A predecessor whose parent was terminated is still on its way to a safe state.
      case WorkflowExecutionAlreadyStarted ignored ->
          new OperationResult(Phase.DONE, Reason.SUPERSEDED, "waits for a predecessor");
      case Throwable other ->
          new OperationResult(Phase.STALLED, Reason.OPERATION_FAILED, Failures.sentence(other));
    };
  }

  private String type() {
    return request.operation().workflowType(request.reference().system());
  }

  private ChildWorkflowOptions options() {
    ResourceReference reference = request.reference();
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(workflowId())
        .setParentClosePolicy(whenParentEnds())
        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setTypedSearchAttributes(WindlassSearchAttributes.of(reference))
        .setMemo(Memos.of(request))
        .setStaticSummary(summary(reference))
        .setStaticDetails(details(reference))
        .build();
  }

  /**
   * Only a termination ends the parent before the child. Then an operation goes to its safe state.
   * A deletion has none but its end: to cancel it would finish it, also against a pause. It may
   * stop anywhere, and is taken up again.
   */
  private ParentClosePolicy whenParentEnds() {
    return request.operation().endsResource()
        ? ParentClosePolicy.PARENT_CLOSE_POLICY_TERMINATE
        : ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL;
  }

  private static String details(ResourceReference reference) {
    return "Looks, plans, takes a few steps, and looks again. Pause, resume and approve are updates of `%s`; a cancel, here or there, leads to a safe state."
        .formatted(reference.workflowId());
  }

  private String summary(ResourceReference reference) {
    return "%s: %s, because %s"
        .formatted(
            reference.title(),
            request.operation().title().toLowerCase(Locale.ROOT),
            request.reason().sentence());
  }
}
