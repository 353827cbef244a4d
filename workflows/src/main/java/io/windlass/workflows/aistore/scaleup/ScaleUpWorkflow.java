package io.windlass.workflows.aistore.scaleup;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Adds nodes to a cluster. See {@link ScaleUpPlanner} for its rules. */
@WorkflowInterface
public interface ScaleUpWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreScaleUp")
  OperationResult run(OperationRequest request);
}
