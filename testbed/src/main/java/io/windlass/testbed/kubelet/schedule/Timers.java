package io.windlass.testbed.kubelet.schedule;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timers of one testbed: a single thread that only posts to mailboxes, so none can hold it up. */
public final class Timers implements AutoCloseable {

  private final ScheduledThreadPoolExecutor executor;

  public Timers() {
    executor =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("timers").daemon().factory());
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Posts the letter once after the delay; nothing is posted after {@link #close()}. */
  public Timer after(Duration delay, Mailbox mailbox, Runnable letter) {
    try {
      Future<?> task =
          executor.schedule(() -> mailbox.post(letter), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> task.cancel(false);
    } catch (RejectedExecutionException e) {
      return () -> {};
    }
  }

  /** Posts the letter every {@code period}, first after {@code delay}. */
  public Timer every(Duration delay, Duration period, Mailbox mailbox, Runnable letter) {
    Future<?> task =
        executor.scheduleAtFixedRate(
            () -> mailbox.post(letter), delay.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    return () -> task.cancel(false);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** A timer that has not fired yet, or has. */
  @FunctionalInterface
  public interface Timer {
    /** Harmless when it already fired. */
    void cancel();
  }
}
