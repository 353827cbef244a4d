package io.windlass.workflows.aistore.upgrade;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link RollingUpgradePlanner}. */
public final class RollingUpgradeWorkflowImpl extends AIStoreOperation
    implements RollingUpgradeWorkflow {

  @WorkflowInit
  public RollingUpgradeWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
