package io.windlass.workflows.aistore;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.ResourceLoopWorkflow;
import io.windlass.workflows.lifecycle.ResourceReference;

/** The shared loop, with the activities of AIStore resources. */
public final class AIStoreWorkflowImpl extends ResourceLoopWorkflow<AIStoreStep>
    implements AIStoreWorkflow {

  @WorkflowInit
  public AIStoreWorkflowImpl(ResourceReference reference) {
    super(reference, new AIStoreActivityStubs());
  }

  @Override
  public void run(ResourceReference reference) {
    work();
  }
}
