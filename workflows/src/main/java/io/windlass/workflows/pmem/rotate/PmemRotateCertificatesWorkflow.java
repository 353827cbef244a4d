package io.windlass.workflows.pmem.rotate;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/**
 * Replaces the authority of a driver's certificates. See {@link PmemRotateCertificatesPlanner} for
 * its rules.
 */
@WorkflowInterface
public interface PmemRotateCertificatesWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "PmemRotateCertificates")
  OperationResult run(OperationRequest request);
}
