package io.windlass.plugin.resource;

/** An entry of {@code status.history}: an operation that has ended. Times are in RFC 3339. */
public record EndedOperation(
    String operation,
    long generation,
    String workflowId,
    String startedAt,
    String endedAt,
    String phase,
    String reason,
    String message) {

  static EndedOperation of(Fields fields) {
    return new EndedOperation(
        fields.text("operation"),
        fields.number("generation").orElse(0L),
        fields.text("workflowId"),
        fields.text("startedAt"),
        fields.text("endedAt"),
        fields.text("phase"),
        fields.text("reason"),
        fields.text("message"));
  }
}
