package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Converts the raw namespaces of the nodes that are labelled for it; of drivers only. */
@WorkflowInterface
public interface ConvertRequest {

  /**
   * Asks for it, and ends when it is done, or no node is left to try.
   *
   * @param reference kind and name are enough
   */
  @WorkflowMethod(name = "Convert")
  OperationResult convert(ResourceReference reference);
}
