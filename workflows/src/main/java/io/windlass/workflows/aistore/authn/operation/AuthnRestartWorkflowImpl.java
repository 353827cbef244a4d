package io.windlass.workflows.aistore.authn.operation;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop. */
public final class AuthnRestartWorkflowImpl extends AuthnOperation implements AuthnRestartWorkflow {

  @WorkflowInit
  public AuthnRestartWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
