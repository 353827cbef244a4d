package io.windlass.starter.request;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.windlass.starter.temporal.TemporalGate;
import io.windlass.starter.temporal.TemporalUnavailable;
import io.windlass.workflows.lifecycle.ResourceReference;
import jakarta.inject.Singleton;

/** Knows whether the workflow of a resource is open, and can cancel it. */
@Singleton
public final class OpenRuns {

  private final WorkflowClient client;
  private final TemporalGate gate;

  OpenRuns(WorkflowClient client, TemporalGate gate) {
    this.client = client;
    this.gate = gate;
  }

  /**
   * Whether a run is open now.
   *
   * @throws TemporalUnavailable when there was no answer
   */
  public boolean isOpen(ResourceReference reference) throws TemporalUnavailable {
    return gate.call(() -> describe(reference.workflowId()));
  }

  /**
   * Cancels the open run.
   *
   * @return whether one was open
   * @throws TemporalUnavailable when there was no answer
   */
  public boolean cancel(ResourceReference reference) throws TemporalUnavailable {
    return gate.call(() -> cancel(reference.workflowId()));
  }

  private boolean cancel(String workflowId) {
    try {
      client.newUntypedWorkflowStub(workflowId).cancel();
      return true;
    } catch (WorkflowNotFoundException ended) {
      return false;
    }
  }

  private boolean describe(String workflowId) {
    try {
      return client.newUntypedWorkflowStub(workflowId).describe().getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (WorkflowNotFoundException unknown) {
      return false;
    }
  }
}
