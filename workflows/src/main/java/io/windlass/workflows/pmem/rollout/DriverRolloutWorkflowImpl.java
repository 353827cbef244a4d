package io.windlass.workflows.pmem.rollout;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.pmem.PmemOperation;

/** The shared loop, steered by {@link DriverRolloutPlanner}. */
public final class DriverRolloutWorkflowImpl extends PmemOperation
    implements DriverRolloutWorkflow {

  @WorkflowInit
  public DriverRolloutWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
