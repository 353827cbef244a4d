package io.windlass.workflows.lifecycle;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** Failures in words that help a person, not a stack trace. */
public final class Failures {

  private static final String PLAN_OUTDATED = "PlanOutdated";

  private Failures() {}

  /**
   * What a step throws when the observation that it rests on no longer holds, for example because
   * another target has died since. Nothing was done; the operation looks again and plans anew. To
   * try such a step again and again would be wrong: it may never become right.
   */
  public static ApplicationFailure planOutdated(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, PLAN_OUTDATED);
  }

  /** Whether an activity ended because its plan was out of date. */
  static boolean isPlanOutdated(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        && PLAN_OUTDATED.equals(cause.getType());
  }

  static String sentence(Throwable failure) {
    return switch (failure) {
      case ApplicationFailure application -> application.getOriginalMessage();
      case TimeoutFailure timeout -> "gave up waiting (%s)".formatted(timeout.getTimeoutType());
      default -> String.valueOf(failure.getMessage());
    };
  }
}
