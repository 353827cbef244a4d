package io.windlass.workflows.aistore.recover;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link RecoverPlanner}. */
public final class RecoverWorkflowImpl extends AIStoreOperation implements RecoverWorkflow {

  @WorkflowInit
  public RecoverWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
