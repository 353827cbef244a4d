package io.windlass.workflows.aistore.shutdown;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link ShutDownPlanner}. */
public final class ShutDownWorkflowImpl extends AIStoreOperation implements ShutDownWorkflow {

  @WorkflowInit
  public ShutDownWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
