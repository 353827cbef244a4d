package io.windlass.workflows.resource;

/**
 * Something in the specification that cannot work, or that the user should know.
 *
 * @param severity whether the cluster can be run like this
 * @param path the field, for example {@code spec.targetSpec.size}
 * @param value what it says, or {@code absent}
 * @param advice what is wrong, and what to do
 */
public record SpecProblem(Severity severity, String path, String value, String advice) {

  /** Whether the cluster can be run like this. */
  public enum Severity {
    /** Nothing is done until the specification is corrected. */
    BLOCKING,
    /** The cluster runs; the user should know. */
    WARNING
  }

  /** What stands in the way of the cluster. */
  public static SpecProblem blocking(String path, Object value, String advice) {
    return new SpecProblem(Severity.BLOCKING, path, String.valueOf(value), advice);
  }

  /** What the user should know. */
  public static SpecProblem warning(String path, Object value, String advice) {
    return new SpecProblem(Severity.WARNING, path, String.valueOf(value), advice);
  }

  /** One line for a condition or an event. */
  public String text() {
    return "%s (%s): %s".formatted(path, value, advice);
  }
}
