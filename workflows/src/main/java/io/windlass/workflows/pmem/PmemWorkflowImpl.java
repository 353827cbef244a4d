package io.windlass.workflows.pmem;

import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceLoop;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Lends the activities of drivers to the loop that every kind of resource shares. */
public final class PmemWorkflowImpl implements PmemWorkflow {

  private final ResourceLoop<PmemStep> loop;

  @WorkflowInit
  public PmemWorkflowImpl(ResourceReference reference) {
    loop = new ResourceLoop<>(reference, new PmemActivityStubs());
  }

  @Override
  public void run(ResourceReference reference) {
    loop.run();
  }

  @Override
  public Accepted reconcile(ReconcileRequest request) {
    return loop.reconcile(request);
  }

  @Override
  public void validateReconcile(ReconcileRequest request) {
    loop.validateReconcile(request);
  }

  @Override
  public String pause() {
    return loop.pause();
  }

  @Override
  public String resume() {
    return loop.resume();
  }

  @Override
  public String approve(String gate) {
    return loop.approve(gate);
  }

  @Override
  public void validateApprove(String gate) {
    loop.validateApprove(gate);
  }

  @Override
  public String plan() {
    return loop.describe();
  }
}
