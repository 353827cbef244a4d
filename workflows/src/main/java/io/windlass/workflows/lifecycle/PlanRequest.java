package io.windlass.workflows.lifecycle;

/**
 * Asks for an operation's next steps, and to report the progress that the observation shows.
 *
 * @param trouble why the step before this look could not be taken, however often it was tried;
 *     empty when it was
 */
public record PlanRequest(OperationRequest operation, Intent intent, Run run, String trouble) {

  /** The workflow run that asks, as {@code status.operation} names it. */
  public record Run(String workflowId, String runId) {}
}
