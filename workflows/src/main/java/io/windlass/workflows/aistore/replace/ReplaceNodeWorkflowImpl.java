package io.windlass.workflows.aistore.replace;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link ReplaceNodePlanner}. */
public final class ReplaceNodeWorkflowImpl extends AIStoreOperation implements ReplaceNodeWorkflow {

  @WorkflowInit
  public ReplaceNodeWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
