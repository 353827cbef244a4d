package io.windlass.activities.temporal;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only so many activities do the same kind of work at once; the others wait for their turn, in
 * order, while {@link Pulse} tells that they are alive. Were all to work at once, each would take
 * so long that heartbeats came late, and Temporal would have all of it done again.
 */
public final class Turns {

  private final Semaphore free;

  /**
   * @param atOnce how many work at the same time
   */
  public Turns(int atOnce) {
    free = new Semaphore(atOnce, true);
  }

  /**
   * Does the work when it is its turn.
   *
   * @throws Interruption when the activity is cancelled while it waits
   */
  public <T> T take(Supplier<T> work) {
    try {
      free.acquire();
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
