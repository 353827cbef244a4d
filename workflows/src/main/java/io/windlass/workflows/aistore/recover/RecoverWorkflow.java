package io.windlass.workflows.aistore.recover;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Brings nodes back to service and settles the data. See {@link RecoverPlanner} for its rules. */
@WorkflowInterface
public interface RecoverWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreRecover")
  OperationResult run(OperationRequest request);
}
