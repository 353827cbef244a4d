package io.windlass.workflows.lifecycle;

/**
 * How an operation ended.
 *
 * @param reason why it ended so
 * @param message the state that the data is in, and what a person can do next
 */
public record OperationResult(Phase phase, Reason reason, String message) {

  /** The same end with more to say. */
  OperationResult followedBy(String more) {
    return new OperationResult(phase, reason, message + more);
  }
}
