package io.windlass.workflows.aistore.delete;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link DeletePlanner}. */
public final class DeleteWorkflowImpl extends AIStoreOperation implements DeleteWorkflow {

  @WorkflowInit
  public DeleteWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
