package io.windlass.testbed.aistore;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work later. One timer thread for all clusters; the work itself runs on virtual threads. */
final class Timers {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("aistore-timers").factory());

  private Timers() {}

  static ScheduledFuture<?> after(Duration delay, Runnable work) {
    return CLOCK.schedule(() -> run(work), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  static void run(Runnable work) {
    Thread.ofVirtual()
        .name("aistore-work")
        .uncaughtExceptionHandler((thread, failure) -> LOG.error("simulated node failed", failure))
        .start(work);
  }
}
