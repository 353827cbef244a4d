package io.windlass.plugin.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of {@code status.history}: an operation that has ended. Times are in RFC 3339.
 *
 * @param generation of the spec that it was for, as its workflow's ID ends; 0 if it does not
 */
public record EndedOperation(
    String operation,
    long generation,
    String workflowId,
    String startedAt,
    String endedAt,
    String phase,
    String reason,
    String message) {

  private static final Pattern GENERATION = Pattern.compile("/g(\\d{1,18})$");

  static EndedOperation of(Fields fields) {
    return new EndedOperation(
        fields.text("operation"),
        generation(fields.text("workflowId")),
        fields.text("workflowId"),
        fields.text("startedAt"),
        fields.text("endedAt"),
        fields.text("phase"),
        fields.text("reason"),
        fields.text("message"));
  }

  /** What stands at the end of {@code aistore/ais/demo/rolling-upgrade/g7}. */
  public static long generation(String workflowId) {
    Matcher last = GENERATION.matcher(workflowId);
    return last.find() ? Long.parseLong(last.group(1)) : 0;
  }
}
