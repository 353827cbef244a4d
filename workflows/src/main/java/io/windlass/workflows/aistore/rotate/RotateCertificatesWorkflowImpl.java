package io.windlass.workflows.aistore.rotate;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreOperation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;

/** The shared loop, steered by {@link RotateCertificatesPlanner}. */
public final class RotateCertificatesWorkflowImpl extends AIStoreOperation
    implements RotateCertificatesWorkflow {

  @WorkflowInit
  public RotateCertificatesWorkflowImpl(OperationRequest request) {
    super(request);
  }

  @Override
  public OperationResult run(OperationRequest request) {
    return operate();
  }
}
