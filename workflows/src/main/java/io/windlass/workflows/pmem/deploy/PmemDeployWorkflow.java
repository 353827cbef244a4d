package io.windlass.workflows.pmem.deploy;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Brings a driver to nodes that have none. See {@link PmemDeployPlanner} for its rules. */
@WorkflowInterface
public interface PmemDeployWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "PmemDeploy")
  OperationResult run(OperationRequest request);
}
