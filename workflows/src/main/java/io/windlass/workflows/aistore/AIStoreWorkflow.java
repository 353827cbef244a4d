package io.windlass.workflows.aistore;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.ResourceWorkflow;

/** The work on one AIStore resource, while there is work. Its ID is {@code aistore/<ns>/<name>}. */
@WorkflowInterface
public interface AIStoreWorkflow extends ResourceWorkflow {

  /** Works until the resource has converged, is stalled, or is gone. */
  @WorkflowMethod(name = "AIStore")
  void run(ResourceReference reference);
}
