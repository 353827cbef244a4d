package io.windlass.activities.aistore.preflight;

import io.windlass.workflows.lifecycle.Reason;

/**
 * Something that was found before the deployment.
 *
 * @param message names the field, its value, what is found, and what to do
 */
public record Finding(Grade grade, Reason reason, String message) {

  static Finding blocking(Reason reason, String message) {
    return new Finding(Grade.BLOCKING, reason, message);
  }

  static Finding advice(Reason reason, String message) {
    return new Finding(Grade.ADVICE, reason, message);
  }

  /** Whether nothing is created because of it. */
  public boolean blocks() {
    return grade == Grade.BLOCKING;
  }
}
