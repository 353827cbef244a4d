package io.windlass.workflows.pmem.rotate;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.pmem.PmemOperation;

/** The shared loop, steered by {@link PmemRotateCertificatesPlanner}. */
public final class PmemRotateCertificatesWorkflowImpl extends PmemOperation
    implements PmemRotateCertificatesWorkflow {

  @WorkflowInit
  public PmemRotateCertificatesWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
