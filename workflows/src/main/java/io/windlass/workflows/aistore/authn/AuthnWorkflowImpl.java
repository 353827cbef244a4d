package io.windlass.workflows.aistore.authn;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.ResourceLoopWorkflow;
import io.windlass.workflows.lifecycle.ResourceReference;

/** The shared loop, with the activities of AuthN. */
public final class AuthnWorkflowImpl extends ResourceLoopWorkflow<AuthnStep>
    implements AuthnWorkflow {

  @WorkflowInit
  public AuthnWorkflowImpl(ResourceReference reference) {
    super(reference, new AuthnActivityStubs());
  }

  @Override
  public void run(ResourceReference reference) {
    work();
  }
}
