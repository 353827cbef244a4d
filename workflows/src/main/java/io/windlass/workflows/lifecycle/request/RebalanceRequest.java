package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Brings the data to where it belongs, whatever the kind of the resource. */
@WorkflowInterface
public interface RebalanceRequest {

  /**
   * Asks for it, and ends when it is done.
   *
   * @param reference kind, namespace and name are enough
   */
  @WorkflowMethod(name = "Rebalance")
  OperationResult rebalance(ResourceReference reference);
}
