package io.windlass.workflows.lifecycle;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** Failures in words that help a person, not a stack trace. */
final class Failures {

  private Failures() {}

  static String sentence(Throwable failure) {
    return switch (failure) {
      case ApplicationFailure application -> application.getOriginalMessage();
      case TimeoutFailure timeout -> "gave up waiting (%s)".formatted(timeout.getTimeoutType());
      default -> String.valueOf(failure.getMessage());
    };
  }
}
