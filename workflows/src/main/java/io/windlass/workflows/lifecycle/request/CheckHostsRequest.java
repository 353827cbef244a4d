package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Looks at the nodes of Kubernetes from inside, whatever the kind of the resource. */
@WorkflowInterface
public interface CheckHostsRequest {

  /**
   * Asks for it, and ends when what differs is told by the resource.
   *
   * @param reference kind, namespace and name are enough
   */
  @WorkflowMethod(name = "CheckHosts")
  OperationResult checkHosts(ResourceReference reference);
}
