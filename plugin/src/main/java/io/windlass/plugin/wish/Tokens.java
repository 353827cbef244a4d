package io.windlass.plugin.wish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The annotations that ask for something once: each new text is a new request. What was done is
 * told in another annotation, which then holds the same text.
 */
public final class Tokens {

  public static final String CANCEL = "windlass.io/cancel";
  public static final String CANCEL_HANDLED = "windlass.io/cancel-handled";
  public static final String RETRY = "windlass.io/retry";
  public static final String RETRY_HANDLED = "windlass.io/retry-handled";
  public static final String RESTART = "windlass.io/restart";
  public static final String RESTART_DONE = "windlass.io/restart-done";
  public static final String REBALANCE = "windlass.io/rebalance";
  public static final String REBALANCE_DONE = "windlass.io/rebalance-done";

  /** Asks for a plan; it is in the status as soon as that holds the same text. */
  public static final String PLAN = "windlass.io/plan";

  /** The spec that the plan is to be made for, as JSON; without it, the spec that is there. */
  public static final String DRAFT = "windlass.io/draft";

  private Tokens() {}

  /** A text that nobody has written before, and that tells when it was written. */
  public static String fresh() {
    return "%s-%04x"
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            ThreadLocalRandom.current().nextInt(0x10000));
  }
}
