package io.windlass.workflows.aistore.startup;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link StartUpPlanner}. */
public final class StartUpWorkflowImpl extends AIStoreOperation implements StartUpWorkflow {

  @WorkflowInit
  public StartUpWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
