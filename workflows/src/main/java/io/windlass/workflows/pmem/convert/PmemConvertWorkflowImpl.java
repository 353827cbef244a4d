package io.windlass.workflows.pmem.convert;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.pmem.PmemOperation;

/** The shared loop, steered by {@link PmemConvertPlanner}. */
public final class PmemConvertWorkflowImpl extends PmemOperation implements PmemConvertWorkflow {

  @WorkflowInit
  public PmemConvertWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
