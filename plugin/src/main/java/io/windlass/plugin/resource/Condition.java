package io.windlass.plugin.resource;

/**
 * A condition of a status.
 *
 * @param since when its status last changed, in RFC 3339
 * @param generation that it speaks of; 0 if it does not say
 */
public record Condition(
    String type, String status, String reason, String message, String since, long generation) {

  static Condition of(Fields fields) {
    return new Condition(
        fields.text("type"),
        fields.text("status"),
        fields.text("reason"),
        fields.text("message"),
        fields.text("lastTransitionTime"),
        fields.number("observedGeneration").orElse(0L));
  }

  public boolean isTrue() {
    return status.equals("True");
  }
}
