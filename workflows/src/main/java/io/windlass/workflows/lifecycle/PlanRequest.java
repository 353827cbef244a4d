package io.windlass.workflows.lifecycle;

/** Asks for an operation's next steps, and to report the progress that the observation shows. */
public record PlanRequest(OperationRequest operation, Intent intent, Run run) {

  /** The workflow run that asks, as {@code status.operation} names it. */
  public record Run(String workflowId, String runId) {}
}
