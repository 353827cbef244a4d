package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.OperationLoopWorkflow;
import io.windlass.workflows.lifecycle.OperationRequest;

/** The shared loop of an operation, with the activities of drivers. */
public abstract class PmemOperation extends OperationLoopWorkflow<PmemStep> {

  protected PmemOperation(OperationRequest request) {
    super(request, new PmemActivityStubs());
  }
}
