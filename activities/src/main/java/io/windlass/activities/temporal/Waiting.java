package io.windlass.activities.temporal;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits inside activities: short polls that end at once when the activity is cancelled. */
public final class Waiting {

  /** Between two looks at something that offers no event. */
  public static final Duration POLL = Duration.ofMillis(150);

  private Waiting() {}

  /**
   * Looks until the condition holds; however long that takes, since {@link Pulse} guards the wait.
   */
  public static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      pause(POLL);
    }
  }

  /** Looks until what is seen is as wanted, and returns it. */
  public static <T> T until(Supplier<T> look, Predicate<T> wanted) {
    T seen = look.get();
    while (!wanted.test(seen)) {
      pause(POLL);
      seen = look.get();
    }
    return seen;
  }

  /**
   * Looks until the condition holds or the time is over.
   *
   * @return whether it holds
   */
  public static boolean until(BooleanSupplier condition, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause(POLL);
    }
    return true;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    }
  }
}
