package io.windlass.workflows.pmem;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.ResourceWorkflow;

/**
 * The work on one driver, while there is work. Its ID is {@code pmem/<name>}, and {@code
 * pmemcsi/<name>} for a resource of v1beta1.
 */
@WorkflowInterface
public interface PmemWorkflow extends ResourceWorkflow {

  /** Works until the resource has converged, is stalled, or is gone. */
  @WorkflowMethod(name = "Pmem")
  void run(ResourceReference reference);
}
