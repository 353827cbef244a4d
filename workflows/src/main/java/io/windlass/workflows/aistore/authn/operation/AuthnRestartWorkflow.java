package io.windlass.workflows.aistore.authn.operation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/**
 * Starts AuthN anew because a person asked for it. See {@link
 * io.windlass.workflows.aistore.authn.AuthnPlanner} for its rules.
 */
@WorkflowInterface
public interface AuthnRestartWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreAuthRollingRestart")
  OperationResult run(OperationRequest request);
}
