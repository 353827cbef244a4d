package io.windlass.workflows.aistore.authn.operation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/**
 * Brings a new AuthN service to serve. See {@link io.windlass.workflows.aistore.authn.AuthnPlanner}
 * for its rules.
 */
@WorkflowInterface
public interface AuthnDeployWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreAuthDeploy")
  OperationResult run(OperationRequest request);
}
