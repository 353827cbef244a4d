package io.windlass.workflows.aistore.restart;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/**
 * The shared loop, steered by {@link io.windlass.workflows.aistore.upgrade.RollingUpgradePlanner}.
 */
public final class RollingRestartWorkflowImpl extends AIStoreOperation
    implements RollingRestartWorkflow {

  @WorkflowInit
  public RollingRestartWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
