package io.windlass.workflows.lifecycle;

/**
 * What a child workflow is started with.
 *
 * @param reference the resource, at the generation for which the operation was decided
 * @param reason why it was decided
 * @param paused whether it starts paused (carried over when a run continues as new); in a request
 *     for a plan: whether it is paused now
 */
public record OperationRequest(
    ResourceReference reference, Operation operation, Reason reason, boolean paused) {

  /** The same request with another state of the pause. */
  public OperationRequest withPaused(boolean value) {
    return new OperationRequest(reference, operation, reason, value);
  }
}
