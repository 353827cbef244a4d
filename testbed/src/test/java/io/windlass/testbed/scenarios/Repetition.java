package io.windlass.testbed.scenarios;

import java.time.Duration;

/** Does something again and again, beside a scenario, until it is closed. */
final class Repetition implements AutoCloseable {

  private final Thread thread;
  private volatile boolean stopped;

  /**
   * @param pause after each time
   */
  Repetition(Duration pause, Runnable action) {
    thread = Thread.ofVirtual().start(() -> repeat(pause, action));
  }

  private void repeat(Duration pause, Runnable action) {
    while (!stopped) {
      action.run();
      Eventually.pass(pause);
    }
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
