package io.windlass.workflows.pmem.uninstall;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.pmem.PmemOperation;

/** The shared loop, steered by {@link UninstallPlanner}. */
public final class UninstallWorkflowImpl extends PmemOperation implements UninstallWorkflow {

  @WorkflowInit
  public UninstallWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
