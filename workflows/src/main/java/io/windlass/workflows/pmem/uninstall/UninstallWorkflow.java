package io.windlass.workflows.pmem.uninstall;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Removes a driver whose resource is being deleted. See {@link UninstallPlanner} for its rules. */
@WorkflowInterface
public interface UninstallWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "PmemUninstall")
  OperationResult run(OperationRequest request);
}
