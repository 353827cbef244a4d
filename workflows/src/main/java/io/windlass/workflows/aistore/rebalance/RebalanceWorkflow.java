package io.windlass.workflows.aistore.rebalance;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Brings every object to where it belongs. See {@link RebalancePlanner} for its rules. */
@WorkflowInterface
public interface RebalanceWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreRebalance")
  OperationResult run(OperationRequest request);
}
