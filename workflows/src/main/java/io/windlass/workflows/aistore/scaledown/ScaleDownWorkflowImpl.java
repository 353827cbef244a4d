package io.windlass.workflows.aistore.scaledown;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link ScaleDownPlanner}. */
public final class ScaleDownWorkflowImpl extends AIStoreOperation implements ScaleDownWorkflow {

  @WorkflowInit
  public ScaleDownWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
