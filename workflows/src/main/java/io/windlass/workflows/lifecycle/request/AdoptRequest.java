package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Takes over what another operator has made, whatever the kind of the resource. */
@WorkflowInterface
public interface AdoptRequest {

  /**
   * Asks for it, and ends when it is done.
   *
   * @param reference kind, namespace and name are enough
   */
  @WorkflowMethod(name = "Adopt")
  OperationResult adopt(ResourceReference reference);
}
