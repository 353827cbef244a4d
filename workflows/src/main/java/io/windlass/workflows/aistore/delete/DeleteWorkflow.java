package io.windlass.workflows.aistore.delete;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Removes what Windlass made. See {@link DeletePlanner} for its rules. */
@WorkflowInterface
public interface DeleteWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreDelete")
  OperationResult run(OperationRequest request);
}
