package io.windlass.workflows.pmem;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.ResourceLoopWorkflow;
import io.windlass.workflows.lifecycle.ResourceReference;

/** The shared loop, with the activities of drivers. */
public final class PmemWorkflowImpl extends ResourceLoopWorkflow<PmemStep> implements PmemWorkflow {

  @WorkflowInit
  public PmemWorkflowImpl(ResourceReference reference) {
    super(reference, new PmemActivityStubs());
  }

  @Override
  public void run(ResourceReference reference) {
    work();
  }
}
