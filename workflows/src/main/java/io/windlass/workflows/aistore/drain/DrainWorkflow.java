package io.windlass.workflows.aistore.drain;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;

/** Empties a Kubernetes node that is to be serviced. See {@link DrainPlanner} for its rules. */
@WorkflowInterface
public interface DrainWorkflow extends OperationWorkflow {

  /** Runs the operation to its end. */
  @WorkflowMethod(name = "AIStoreDrain")
  OperationResult run(OperationRequest request);
}
