package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Starts every node anew, one at a time, whatever the kind of the resource. */
@WorkflowInterface
public interface RollingRestartRequest {

  /**
   * Asks for it, and ends when it is done.
   *
   * @param reference kind, namespace and name are enough
   */
  @WorkflowMethod(name = "RollingRestart")
  OperationResult rollingRestart(ResourceReference reference);
}
