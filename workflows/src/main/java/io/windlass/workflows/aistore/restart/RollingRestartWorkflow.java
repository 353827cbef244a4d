package io.windlass.workflows.aistore.restart;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/**
 * Starts every node anew, one at a time, by the rules of {@link
 * io.windlass.workflows.aistore.upgrade.RollingUpgradePlanner}.
 */
@WorkflowInterface
public interface RollingRestartWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreRollingRestart")
  OperationResult run(OperationRequest request);
}
