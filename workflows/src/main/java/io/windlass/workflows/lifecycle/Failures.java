package io.windlass.workflows.lifecycle;

import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Arrays;

/** Failures in words that help a person, not a stack trace. */
public final class Failures {

  private static final String PLAN_OUTDATED = "PlanOutdated";

  private static final String NOT_YET = "NotYet";

  private Failures() {}

  /**
   * What a step throws when the observation that it rests on no longer holds, for example because
   * another target has died since. Nothing was done; the operation looks again and plans anew. To
   * try such a step again and again would be wrong: it may never become right.
   */
  public static ApplicationFailure planOutdated(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, PLAN_OUTDATED);
  }

  /** What an activity throws when it only has to be tried again, for what it needs will come. */
  public static ApplicationFailure notYet(String message) {
    return ApplicationFailure.newFailure(message, NOT_YET);
  }

  /** What a step throws when repeating it is of no use until a person has changed something. */
  public static ApplicationFailure refused(Reason reason, String message) {
    return ApplicationFailure.newNonRetryableFailure(message, reason.name());
  }

  /** The reason that {@link #refused} was given; {@code OPERATION_FAILED} for any other failure. */
  static Reason reason(Throwable failure) {
    return failure instanceof ApplicationFailure refusal
        ? Arrays.stream(Reason.values())
            .filter(reason -> reason.name().equals(refusal.getType()))
            .findFirst()
            .orElse(Reason.OPERATION_FAILED)
        : Reason.OPERATION_FAILED;
  }

  /** What the activity failed of. */
  static Throwable cause(ActivityFailure failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }

  /** Whether the activity was only tried often enough for now: a fresh look may show a way. */
  static boolean mayPass(ActivityFailure failure) {
    return failure.getRetryState() == RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED;
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
