package io.windlass.workflows.aistore;

import io.windlass.workflows.lifecycle.OperationLoopWorkflow;
import io.windlass.workflows.lifecycle.OperationRequest;

/** The shared loop of an operation, with the activities of AIStore. */
public abstract class AIStoreOperation extends OperationLoopWorkflow<AIStoreStep> {

  protected AIStoreOperation(OperationRequest request) {
    super(request, new AIStoreActivityStubs());
  }
}
