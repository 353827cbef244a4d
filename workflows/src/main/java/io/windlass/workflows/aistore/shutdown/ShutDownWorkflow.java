package io.windlass.workflows.aistore.shutdown;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Ends every node of a cluster; its data stays. See {@link ShutDownPlanner} for its rules. */
@WorkflowInterface
public interface ShutDownWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreShutDown")
  OperationResult run(OperationRequest request);
}
