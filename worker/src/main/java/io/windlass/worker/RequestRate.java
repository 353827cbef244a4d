package io.windlass.worker;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets only so many requests a second go to the API server, so that one worker with very much to do
 * leaves room for everybody else.
 *
 * <ol>
 *   <li>Each request takes the next place in time; places are {@code 1 / rate} apart.
 *   <li>Places of up to one second in which nothing was asked may be taken at once.
 *   <li>A request waits until its place has come. The one who asked first goes first.
 * </ol>
 */
final class RequestRate implements Interceptor {

  private static final long SECOND = 1_000_000_000L;

  private final long interval;
  private long next = System.nanoTime() - SECOND;

  /**
   * @param rate requests a second, at least one
   */
  RequestRate(int rate) {
    this.interval = SECOND / rate;
  }

  /** In the thread that asks; what is asked again after a failure waits again. */
  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    long place = take(System.nanoTime());
    long wait = place - System.nanoTime();
    while (wait > 0) {
      LockSupport.parkNanos(wait);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      wait = place - System.nanoTime();
    }
  }

  /** The moment, in the clock's nanoseconds, at which a request may go that comes now. */
  synchronized long take(long now) {
    if (next - (now - SECOND) < 0) {
      next = now - SECOND;
    }
    long place = next;
    next += interval;
    return place;
  }
}
