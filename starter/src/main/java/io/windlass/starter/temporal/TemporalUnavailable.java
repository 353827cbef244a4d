package io.windlass.starter.temporal;

/** Temporal or its workers gave no answer; the message says what is known, for a person. */
public final class TemporalUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  TemporalUnavailable(String message) {
    super(message);
  }
}
