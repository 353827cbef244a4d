package io.windlass.workflows.aistore.authn.operation;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop. */
public final class AuthnUpgradeWorkflowImpl extends AuthnOperation implements AuthnUpgradeWorkflow {

  @WorkflowInit
  public AuthnUpgradeWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
