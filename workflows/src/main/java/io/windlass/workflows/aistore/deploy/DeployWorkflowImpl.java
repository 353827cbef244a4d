package io.windlass.workflows.aistore.deploy;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link DeployPlanner}. */
public final class DeployWorkflowImpl extends AIStoreOperation implements DeployWorkflow {

  @WorkflowInit
  public DeployWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
