package io.windlass.starter.resource;

/**
 * A condition as it stands in the status of a custom resource.
 *
 * @param observedGeneration the spec generation that it speaks of; 0 when it says none
 */
public record StatusCondition(
    String type, String status, String reason, String message, long observedGeneration) {

  /** Whether it holds. */
  public boolean isTrue() {
    return "True".equals(status);
  }
}
