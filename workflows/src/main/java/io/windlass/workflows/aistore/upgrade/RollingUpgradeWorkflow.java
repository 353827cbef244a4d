package io.windlass.workflows.aistore.upgrade;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/**
 * Gives every node a new pod template, one at a time. See {@link RollingUpgradePlanner} for its
 * rules.
 */
@WorkflowInterface
public interface RollingUpgradeWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreRollingUpgrade")
  OperationResult run(OperationRequest request);
}
