package io.windlass.plugin.resource;

/**
 * {@code status.operation}: what is under way, or stuck. Texts are empty where it says nothing.
 *
 * @param name for example {@code Upgrade}
 * @param headline name and count, or that it is held: {@code Upgrade 3/9}, {@code Upgrade paused}
 * @param done steps that are done
 * @param total steps in all; 0 if they were not counted
 * @param reason in one word
 * @param now what happens now, as a sentence
 * @param startedAt in RFC 3339
 * @param expectedEnd in RFC 3339
 * @param waitingFor what it waits for, as a sentence; empty where {@code now} says it
 */
public record OperationView(
    String name,
    String headline,
    long done,
    long total,
    String workflowId,
    String reason,
    String now,
    String next,
    String startedAt,
    String expectedEnd,
    String waitingFor) {

  static OperationView of(Fields fields) {
    String now = fields.text("message");
    String waitingFor = fields.text("waitingFor");
    return new OperationView(
        fields.text("name"),
        fields.text("progress"),
        fields.number("step").orElse(0L),
        fields.number("total").orElse(0L),
        fields.text("workflowId"),
        fields.text("reason"),
        now,
        fields.text("next"),
        fields.text("startedAt"),
        fields.text("expectedEnd"),
        waitingFor.equals(now) ? "" : waitingFor);
  }
}
