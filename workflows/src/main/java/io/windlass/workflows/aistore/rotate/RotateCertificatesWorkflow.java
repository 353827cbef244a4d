package io.windlass.workflows.aistore.rotate;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Replaces the authority of a cluster's certificates, by {@link RotateCertificatesPlanner}. */
@WorkflowInterface
public interface RotateCertificatesWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreRotateCertificates")
  OperationResult run(OperationRequest request);
}
