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

  /** Holds the running operation at its next safe point; the answer names what is held. */
  @UpdateMethod(description = "Holds the running operation at its next safe point")
  String pause();

  /** Refuses a pause when there is nothing to hold. */
  @UpdateValidatorMethod(updateName = "pause")
  void validatePause();

  /** Lets a held operation go on. */
  @UpdateMethod(description = "Lets a paused operation go on")
  String resume();

  /** Refuses a resume of what is not paused. */
  @UpdateValidatorMethod(updateName = "resume")
  void validateResume();

  /** What the workflow is doing, as a person would read it. */
  @QueryMethod(description = "What the workflow is doing, in words")
  String plan();
}
