package io.windlass.workflows.pmem.deploy;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.pmem.PmemOperation;

/** The shared loop, steered by {@link PmemDeployPlanner}. */
public final class PmemDeployWorkflowImpl extends PmemOperation implements PmemDeployWorkflow {

  @WorkflowInit
  public PmemDeployWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
