package io.windlass.testbed.benchmarks;

import io.temporal.workflow.Workflow;

/** Waits for one question. */
public final class BareWorkflowImpl implements BareWorkflow {

  private boolean asked;

  @Override
  public void run() {
    Workflow.await(() -> asked);
  }

  @Override
  public String ask(String question) {
    asked = true;
    return question;
  }
}
