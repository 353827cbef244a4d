package io.windlass.workflows.aistore.startup;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Starts a cluster that was shut down. See {@link StartUpPlanner} for its rules. */
@WorkflowInterface
public interface StartUpWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreStartUp")
  OperationResult run(OperationRequest request);
}
