package io.windlass.workflows.pmem.convert;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Converts raw namespaces of labelled nodes. See {@link PmemConvertPlanner} for its rules. */
@WorkflowInterface
public interface PmemConvertWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "PmemConvert")
  OperationResult run(OperationRequest request);
}
