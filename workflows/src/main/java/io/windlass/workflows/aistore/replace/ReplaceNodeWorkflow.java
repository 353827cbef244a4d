package io.windlass.workflows.aistore.replace;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Gives one node new volumes. See {@link ReplaceNodePlanner} for its rules. */
@WorkflowInterface
public interface ReplaceNodeWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreReplaceNode")
  OperationResult run(OperationRequest request);
}
