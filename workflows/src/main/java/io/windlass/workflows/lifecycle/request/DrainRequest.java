package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;
import org.jspecify.annotations.Nullable;

/** Empties a Kubernetes node that is to be serviced, whatever the kind of the resource. */
@WorkflowInterface
public interface DrainRequest {

  /**
   * Asks for it, and ends when the Kubernetes node is empty.
   *
   * @param reference kind, namespace and name are enough
   * @param drain which Kubernetes node: {@code {"node":"worker-3"}}
   */
  @WorkflowMethod(name = "Drain")
  OperationResult drain(ResourceReference reference, @Nullable Drain drain);
}
