package io.windlass.workflows.aistore.scaleup;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link ScaleUpPlanner}. */
public final class ScaleUpWorkflowImpl extends AIStoreOperation implements ScaleUpWorkflow {

  @WorkflowInit
  public ScaleUpWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
