package io.windlass.workflows.aistore.deploy;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Brings up a new cluster. See {@link DeployPlanner} for its rules. */
@WorkflowInterface
public interface DeployWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreDeploy")
  OperationResult run(OperationRequest request);
}
