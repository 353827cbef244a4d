package io.windlass.workflows.lifecycle;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * How long activities may take and how often they are tried. A look is tried for ever with
 * back-off; an effect for some seconds, after which a fresh look is worth more: the world may have
 * changed, and so may what people want. An attempt that loses its worker is noticed within the
 * heartbeat timeout.
 */
public final class ActivityTerms {

  private static final RetryOptions RETRY =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(200))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(15))
          .build();

  private static final RetryOptions RETRY_FORECAST =
      RetryOptions.newBuilder().setMaximumAttempts(4).build();

  /** Six seconds of waiting, for faults that pass. */
  private static final RetryOptions RETRY_EFFECT = RETRY.toBuilder().setMaximumAttempts(6).build();

  private ActivityTerms() {}

  /** Of a look, or of something short. */
  public static ActivityOptions brief(String summary, String queue) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .setHeartbeatTimeout(Duration.ofSeconds(5))
        .setRetryOptions(RETRY)
        .setTaskQueue(queue)
        .setSummary(summary)
        .build();
  }

  /** Of a look that a person waits for. */
  public static ActivityOptions forecast(String summary) {
    return brief(summary, TaskQueues.CONTROLS).toBuilder().setRetryOptions(RETRY_FORECAST).build();
  }

  /**
   * Of an effect. It may include a wait of any length (a rebalance of much data): its heartbeat
   * guards it.
   */
  public static ActivityOptions effect(Step step, String queue) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofDays(7))
        .setHeartbeatTimeout(Duration.ofSeconds(5))
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .setRetryOptions(RETRY_EFFECT)
        .setTaskQueue(queue)
        .setSummary(step.title())
        .build();
  }
}
