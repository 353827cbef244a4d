package io.windlass.workflows.lifecycle;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;

/** What every operation's workflow answers and obeys, whatever it does. */
public interface OperationWorkflow {

  /** The plan as last made from observation. */
  @QueryMethod(description = "The operation's plan: what is done, what comes next, and why")
  String plan();

  /** Where the operation stands. */
  @QueryMethod(description = "Where the operation stands, as JSON")
  Progress progress();

  /**
   * The resource has a newer spec, or is another one of the same name: end at the next safe point so
   * that a new plan can be made.
   */
  @SignalMethod(description = "Ends the operation at its next safe point because the spec changed")
  void supersede(ResourceReference newer);

  /** Holds the operation at its next safe point. */
  @SignalMethod(description = "Holds the operation at its next safe point")
  void pause();

  /** Lets a held operation go on. */
  @SignalMethod(description = "Lets a paused operation go on")
  void resume();
}
