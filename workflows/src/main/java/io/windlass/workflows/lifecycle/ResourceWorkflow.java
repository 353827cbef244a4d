package io.windlass.workflows.lifecycle;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/** What the workflow of a resource answers and obeys, whatever its kind. */
public interface ResourceWorkflow {

  /**
   * Asks it to look at the resource. Starting the workflow and this update go together
   * (Update-with-Start); repeating a request is harmless.
   */
  @UpdateMethod(description = "Asks Windlass to look at the resource and do what is needed")
  Accepted reconcile(ReconcileRequest request);

  /** Refuses a request that is out of date before it enters the history. */
  @UpdateValidatorMethod(updateName = "reconcile")
  void validateReconcile(ReconcileRequest request);

  /**
   * Holds the work at its next safe point, until {@link #resume}. The answer names what is held.
   */
  @UpdateMethod(description = "Holds the work on the resource at its next safe point")
  String pause();

  /** Lets what is held go on. */
  @UpdateMethod(description = "Lets paused work go on")
  String resume();

  /** Lets the running operation pass a gate at which it has to wait for a person. */
  @UpdateMethod(
      description = "Approves what comes next; the argument is the gate that is to be passed")
  String approve(String gate);

  /** Refuses an approval of nothing, or of a gate that does not exist. */
  @UpdateValidatorMethod(updateName = "approve")
  void validateApprove(String gate);

  /** What the workflow is doing, as a person would read it. */
  @QueryMethod(description = "What the workflow is doing, in words")
  String plan();
}
