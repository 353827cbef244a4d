package io.windlass.workflows.aistore.authn.operation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/**
 * Replaces the pod of AuthN by one with another template. See {@link
 * io.windlass.workflows.aistore.authn.AuthnPlanner} for its rules.
 */
@WorkflowInterface
public interface AuthnUpgradeWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreAuthRollingUpgrade")
  OperationResult run(OperationRequest request);
}
