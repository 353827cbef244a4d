package io.windlass.workflows.aistore.authn;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.ResourceWorkflow;

/**
 * The work on one AIStoreAuth resource, while there is work. Its ID is {@code
 * aistoreauth/<ns>/<name>}.
 */
@WorkflowInterface
public interface AuthnWorkflow extends ResourceWorkflow {

  /** Works until the resource has converged, is stalled, or is gone. */
  @WorkflowMethod(name = "AIStoreAuth")
  void run(ResourceReference reference);
}
