package io.windlass.starter.request;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import io.windlass.starter.need.Need;
import io.windlass.starter.need.UpdateId;
import io.windlass.starter.temporal.SearchAttributes;
import io.windlass.starter.temporal.TemporalGate;
import io.windlass.starter.temporal.TemporalUnavailable;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Memos;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the workflow of a resource to look at it. The workflow starts if none is open; start and
 * request are one call, so that neither can be lost without the other.
 */
@Singleton
public final class Requester {

  private static final Logger LOG = LoggerFactory.getLogger(Requester.class);

  /** {@link io.windlass.workflows.lifecycle.ResourceWorkflow#reconcile}, whatever the kind. */
  private static final String UPDATE = "reconcile";

  private final WorkflowClient client;
  private final SearchAttributes searchAttributes;
  private final TemporalGate gate;

  public Requester(WorkflowClient client, SearchAttributes searchAttributes, TemporalGate gate) {
    this.client = client;
    this.searchAttributes = searchAttributes;
    this.gate = gate;
  }

  /**
   * Sends the request and waits until it is in the workflow's history, or refused.
   *
   * @throws TemporalUnavailable when there was no answer; then it may be sent again as it is
   */
  public Outcome ask(ResourceReference reference, Need.Ask ask) throws TemporalUnavailable {
    return gate.call(() -> send(reference, ask));
  }

  /**
   * Has it found out what would be done about the resource; the answer comes in its status.
   *
   * @param detail what tells this wish from others; the same one is not asked twice at a time
   * @throws TemporalUnavailable when there was no answer
   */
  public void plan(ResourceReference reference, String detail) throws TemporalUnavailable {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId("%s/plan/%s".formatted(reference.workflowId(), detail))
            .setTaskQueue(TaskQueues.WORKFLOWS)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .setStaticSummary("Tells what would be done about " + reference.title())
            .build();
    gate.call(
        () ->
            client
                .newUntypedWorkflowStub(Forecast.workflowType(reference.system()), options)
                .start(reference));
  }

  private Outcome send(ResourceReference reference, Need.Ask ask) {
    ReconcileRequest request = new ReconcileRequest(reference, ask.cause());
    try {
      return outcome(
          reference,
          client
              .newUntypedWorkflowStub(reference.system(), start(request))
              .startUpdateWithStart(
                  update(UpdateId.of(reference, ask)),
                  new Object[] {request},
                  new Object[] {reference}));
    } catch (WorkflowUpdateException refusal) {
      return refused(reference, refusal);
    } catch (RuntimeException failure) {
      searchAttributes.doubt();
      throw failure;
    }
  }

  /** A refusal comes at once, as the outcome of the update. */
  private static Outcome outcome(
      ResourceReference reference, WorkflowUpdateHandle<Accepted> handle) {
    var result = handle.getResultAsync();
    return result.isCompletedExceptionally()
        ? refused(reference, result.exceptionNow())
        : Outcome.ACCEPTED;
  }

  private static Outcome refused(ResourceReference reference, Throwable refusal) {
    String why =
        refusal.getCause() instanceof ApplicationFailure failure
            ? failure.getOriginalMessage()
            : refusal.getMessage();
    LOG.info("{}: refused, {}", reference.title(), why);
    return Outcome.REFUSED;
  }

  private WorkflowOptions start(ReconcileRequest request) {
    ResourceReference reference = request.reference();
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(reference.workflowId())
            .setTaskQueue(TaskQueues.WORKFLOWS)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
            .setMemo(Memos.of(request))
            .setStaticSummary("Brings %s to what its spec says".formatted(reference.title()))
            .setStaticDetails(
                "Runs while there is work on the resource, and ends when it has converged or only a person can help.");
    if (searchAttributes.available()) {
      options.setTypedSearchAttributes(WindlassSearchAttributes.of(reference));
    }
    return options.build();
  }

  private static UpdateOptions<Accepted> update(String id) {
    return UpdateOptions.newBuilder(Accepted.class)
        .setUpdateName(UPDATE)
        .setUpdateId(id)
        .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
        .build();
  }
}
