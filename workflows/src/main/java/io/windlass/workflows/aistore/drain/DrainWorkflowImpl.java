package io.windlass.workflows.aistore.drain;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link DrainPlanner}. */
public final class DrainWorkflowImpl extends AIStoreOperation implements DrainWorkflow {

  @WorkflowInit
  public DrainWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
