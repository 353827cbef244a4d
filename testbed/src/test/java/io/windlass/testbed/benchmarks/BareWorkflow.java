package io.windlass.testbed.benchmarks;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The least that can be asked by Update-with-Start. */
@WorkflowInterface
public interface BareWorkflow {

  /** Ends once it was asked. */
  @WorkflowMethod(name = "Bare")
  void run();

  /** Answers at once. */
  @UpdateMethod
  String ask(String question);
}
