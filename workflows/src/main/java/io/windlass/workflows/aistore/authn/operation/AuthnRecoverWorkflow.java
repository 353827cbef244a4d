package io.windlass.workflows.aistore.authn.operation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/**
 * Brings AuthN back that somebody has stopped or changed, or that does not serve. See {@link
 * io.windlass.workflows.aistore.authn.AuthnPlanner} for its rules.
 */
@WorkflowInterface
public interface AuthnRecoverWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreAuthRecover")
  OperationResult run(OperationRequest request);
}
