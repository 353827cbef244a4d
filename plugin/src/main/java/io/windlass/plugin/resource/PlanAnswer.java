package io.windlass.plugin.resource;

import java.util.List;

/**
 * {@code status.plan}: what would be done.
 *
 * @param token of the question that it answers
 * @param at when it was made, in RFC 3339
 * @param more how many steps follow after those that are told
 * @param expectedSeconds without the time that data needs to move
 * @param end what comes of it, or why nothing would be done
 * @param differences what another operator has made otherwise
 * @param moreDifferences how many there are beside those that are told
 * @param findings what was found before a first deployment
 */
public record PlanAnswer(
    String token,
    String at,
    List<Foreseen> steps,
    long more,
    long expectedSeconds,
    String end,
    List<Difference> differences,
    long moreDifferences,
    List<Finding> findings) {

  /** Something that was found, and whether nothing is created because of it. */
  public record Finding(String grade, String reason, String message) {

    static Finding of(Fields fields) {
      return new Finding(fields.text("grade"), fields.text("reason"), fields.text("message"));
    }
  }

  /** One difference; empty where there is nothing. */
  public record Difference(String object, String field, String theirs, String ours, String effect) {

    static Difference of(Fields fields) {
      return new Difference(
          fields.text("object"),
          fields.text("field"),
          fields.text("theirs"),
          fields.text("ours"),
          fields.text("effect"));
    }
  }

  /**
   * One step.
   *
   * @param after seconds from the beginning
   * @param unavailable what would be out of service meanwhile; empty if nothing
   */
  public record Foreseen(
      String operation, String step, String reason, long after, String unavailable) {

    static Foreseen of(Fields fields) {
      return new Foreseen(
          fields.text("operation"),
          fields.text("step"),
          fields.text("reason"),
          fields.number("after").orElse(0L),
          fields.text("unavailable"));
    }
  }

  static PlanAnswer of(Fields fields) {
    return new PlanAnswer(
        fields.text("token"),
        fields.text("at"),
        fields.children("steps").stream().map(Foreseen::of).toList(),
        fields.number("more").orElse(0L),
        fields.number("expectedSeconds").orElse(0L),
        fields.text("end"),
        fields.children("differences").stream().map(Difference::of).toList(),
        fields.number("moreDifferences").orElse(0L),
        fields.children("findings").stream().map(Finding::of).toList());
  }
}
