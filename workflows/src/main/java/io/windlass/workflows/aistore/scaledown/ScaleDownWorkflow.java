package io.windlass.workflows.aistore.scaledown;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Takes nodes out of a cluster. See {@link ScaleDownPlanner} for its rules. */
@WorkflowInterface
public interface ScaleDownWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreScaleDown")
  OperationResult run(OperationRequest request);
}
