package io.windlass.activities.temporal;

/** An activity's wait was ended from outside: cancelled, timed out, or the worker shuts down. */
public final class Interruption extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Interruption(InterruptedException cause) {
    super("the wait was ended", cause);
  }
}
