package io.windlass.workflows.pmem.rollout;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Replaces the driver of the nodes by another. See {@link DriverRolloutPlanner} for its rules. */
@WorkflowInterface
public interface DriverRolloutWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "PmemDriverRollout")
  OperationResult run(OperationRequest request);
}
