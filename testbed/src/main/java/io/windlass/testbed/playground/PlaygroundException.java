package io.windlass.testbed.playground;

/** Something could not be started; the message tells a person what and what to do about it. */
public final class PlaygroundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PlaygroundException(String message) {
    super(message);
  }

  public PlaygroundException(String message, Throwable cause) {
    super(message, cause);
  }
}
