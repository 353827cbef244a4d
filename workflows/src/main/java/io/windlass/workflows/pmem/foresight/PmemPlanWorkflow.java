package io.windlass.workflows.pmem.foresight;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Says what would be done about a driver of either kind, and changes nothing. */
@WorkflowInterface
public interface PmemPlanWorkflow {

  /**
   * Looks at the resource as it is.
   *
   * @param reference kind and name; the rest may be left out
   */
  @WorkflowMethod(name = "PmemPlan")
  Forecast run(ResourceReference reference);

  /** The forecast in words; empty before it is made. */
  @QueryMethod(description = "What would be done about the resource, in words")
  String plan();
}
