package io.windlass.workflows.aistore.authn.operation;

import io.windlass.workflows.aistore.authn.AuthnActivityStubs;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.lifecycle.OperationLoopWorkflow;
import io.windlass.workflows.lifecycle.OperationRequest;

/** The shared loop of an operation, with the activities of AuthN. */
abstract class AuthnOperation extends OperationLoopWorkflow<AuthnStep> {

  protected AuthnOperation(OperationRequest request) {
    super(request, new AuthnActivityStubs());
  }
}
