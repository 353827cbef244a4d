package io.windlass.workflows.aistore.rebalance;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link RebalancePlanner}. */
public final class RebalanceWorkflowImpl extends AIStoreOperation implements RebalanceWorkflow {

  @WorkflowInit
  public RebalanceWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
