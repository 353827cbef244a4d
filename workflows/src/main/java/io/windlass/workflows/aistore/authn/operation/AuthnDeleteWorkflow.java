package io.windlass.workflows.aistore.authn.operation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/**
 * Removes what Windlass made. See {@link io.windlass.workflows.aistore.authn.AuthnDeletePlanner}
 * for its rules.
 */
@WorkflowInterface
public interface AuthnDeleteWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreAuthDelete")
  OperationResult run(OperationRequest request);
}
