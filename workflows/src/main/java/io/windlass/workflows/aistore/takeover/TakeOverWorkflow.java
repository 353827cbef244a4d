package io.windlass.workflows.aistore.takeover;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Says how an older deployment of AIStore would be taken over, and changes nothing. */
@WorkflowInterface
public interface TakeOverWorkflow {

  /** Looks at the old release as it is. */
  @WorkflowMethod(name = "AIStoreTakeOver")
  TakeOverPlan run(TakeOverRequest request);

  /** The plan in words; empty before it is made. */
  @QueryMethod(description = "How the old release would be taken over, in words")
  String plan();

  /** The resource that would take over, as YAML; empty before the plan is made. */
  @QueryMethod(description = "The resource that would take over, as YAML")
  String resource();
}
