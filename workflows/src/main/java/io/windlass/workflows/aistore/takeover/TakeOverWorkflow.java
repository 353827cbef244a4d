package io.windlass.workflows.aistore.takeover;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.Happening;
import io.windlass.workflows.lifecycle.Progress;
import java.util.List;

/**
 * Says how an older deployment of AIStore would be taken over, and changes nothing; or carries that
 * out where it is asked to. A cancel then goes the way back, while there is one.
 */
@WorkflowInterface
public interface TakeOverWorkflow {

  /** Looks at the old release as it is, or takes it over. */
  @WorkflowMethod(name = "AIStoreTakeOver")
  TakeOverPlan run(TakeOverRequest request);

  /** The plan in words; empty before it is made. */
  @QueryMethod(description = "How the old release would be taken over, or is, in words")
  String plan();

  /** The resource that would take over, as YAML; empty before the plan is made. */
  @QueryMethod(description = "The resource that would take over, as YAML")
  String resource();

  /** Where it stands while it is carried out. */
  @QueryMethod(description = "Where the take-over stands, as JSON")
  Progress progress();

  /** What was done so far, in order. */
  @QueryMethod(description = "What the take-over has done so far, when and why, as JSON")
  List<Happening> history();

  /** Holds it before its next step, until {@link #resume}. */
  @UpdateMethod(description = "Holds the take-over before its next step")
  String pause();

  /** Refuses to pause what only plans. */
  @UpdateValidatorMethod(updateName = "pause")
  void validatePause();

  /** Lets what is held go on. */
  @UpdateMethod(description = "Lets a paused take-over go on")
  String resume();

  /** Refuses to resume what only plans. */
  @UpdateValidatorMethod(updateName = "resume")
  void validateResume();

  /** Lets it take a step that can't be undone cheaply. */
  @UpdateMethod(description = "Approves a step that can't be undone cheaply; the argument names it")
  String approve(String gate);

  /** Refuses an approval of nothing, or of a step that does not exist. */
  @UpdateValidatorMethod(updateName = "approve")
  void validateApprove(String gate);
}
