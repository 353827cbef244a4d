package io.windlass.workflows.lifecycle;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import java.util.List;

/** What every operation's workflow answers and obeys, whatever it does. */
public interface OperationWorkflow {

  /** The plan as last made from observation. */
  @QueryMethod(description = "The operation's plan: what is done, what comes next, and why")
  String plan();

  /** Where the operation stands. */
  @QueryMethod(description = "Where the operation stands, as JSON")
  Progress progress();

  /** What the operation has done so far, in order. */
  @QueryMethod(description = "What the operation has done so far, when and why, as JSON")
  List<Happening> history();

  /**
   * The resource has changed: end at the next safe point when it has a newer spec or is another one
   * of the same name, and look anew in any case.
   */
  @SignalMethod(description = "Makes the operation look anew because the resource has changed")
  void changed(ResourceReference newest);
}
