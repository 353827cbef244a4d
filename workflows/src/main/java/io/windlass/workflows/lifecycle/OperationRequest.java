package io.windlass.workflows.lifecycle;

/**
 * What a child workflow is started with.
 *
 * @param reference the resource, at the generation for which the operation was decided
 * @param reason why it was decided
 */
public record OperationRequest(ResourceReference reference, Operation operation, Reason reason) {

  /** What tells it from others of the same resource: {@code rolling-upgrade/g7}. */
  public String word() {
    return operation.word(reference.generation());
  }

  /** The child workflow's ID: {@code aistore/ais/demo/rolling-upgrade/g7}. */
  public String workflowId() {
    return "%s/%s".formatted(reference.workflowId(), word());
  }
}
