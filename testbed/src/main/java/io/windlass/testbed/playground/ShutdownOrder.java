package io.windlass.testbed.playground;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was started, the last first. Safe against a shutdown in the middle of the start: what
 * comes after the shutdown is closed at once.
 */
public final class ShutdownOrder implements AutoCloseable {

  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private boolean closed;

  /**
   * Takes over a started thing and returns it.
   *
   * @throws PlaygroundException when the shutdown has begun already
   */
  public <T extends AutoCloseable> T own(T started) {
    synchronized (this) {
      if (!closed) {
        owned.push(started);
        return started;
      }
    }
    closeQuietly(started);
    throw new PlaygroundException("stopped");
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    Deque<AutoCloseable> now;
    synchronized (this) {
      closed = true;
      now = new ArrayDeque<>(owned);
      owned.clear();
    }
    now.forEach(ShutdownOrder::closeQuietly);
  }

  /** One part that fails to close must not keep the others running. */
  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println("While stopping " + part.getClass().getSimpleName() + ": " + e);
    }
  }
}
