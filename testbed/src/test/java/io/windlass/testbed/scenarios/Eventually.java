package io.windlass.testbed.scenarios;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Bounded waits of scenarios. */
public final class Eventually {

  private static final Duration POLL = Duration.ofMillis(200);

  private Eventually() {}

  /** Whether the condition comes to hold in time. */
  public static boolean holds(Duration atMost, BooleanSupplier condition) {
    return holds(atMost, POLL, condition);
  }

  /** The same, with another pause between two looks. */
  static boolean holds(Duration atMost, Duration poll, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(poll.toNanos());
    }
    return true;
  }

  /** Lets time pass in which something must not happen, or must wear off. */
  public static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
