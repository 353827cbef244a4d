package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.ResourceReference;
import org.jspecify.annotations.Nullable;

/** Gives one node new volumes, whatever the kind of the resource. */
@WorkflowInterface
public interface ReplaceNodeRequest {

  /**
   * Asks for it, and ends when it is done.
   *
   * @param reference kind, namespace and name are enough
   * @param replacement which node: {@code {"node":"demo-target-2"}}
   */
  @WorkflowMethod(name = "ReplaceNode")
  OperationResult replaceNode(ResourceReference reference, @Nullable Replacement replacement);
}
