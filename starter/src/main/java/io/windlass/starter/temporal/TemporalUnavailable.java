package io.windlass.starter.temporal;

/** Temporal or its workers gave no answer. */
public final class TemporalUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  private final String explanation;

  TemporalUnavailable(String message) {
    super(message);
    this.explanation = message;
  }

  /** What is known, for a person. */
  public String explanation() {
    return explanation;
  }
}
