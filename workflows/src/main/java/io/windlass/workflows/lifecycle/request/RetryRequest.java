package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Skip;
import org.jspecify.annotations.Nullable;

/** Takes up again what was stalled or cancelled, whatever the kind of the resource. */
@WorkflowInterface
public interface RetryRequest {

  /**
   * Asks for it, and ends when it is done.
   *
   * @param reference kind, namespace and name are enough
   * @param skip the step to go without; may be left out
   */
  @WorkflowMethod(name = "Retry")
  OperationResult retry(ResourceReference reference, @Nullable Skip skip);
}
