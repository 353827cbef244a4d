package io.windlass.plugin;

/** How a command ended, for scripts. */
public enum ExitCode {
  DONE(0),
  /** Refused, unreachable, or the doctor found something wrong. */
  FAILED(1),
  /** The command line makes no sense. */
  USAGE(2),
  NOT_FOUND(3),
  /** What was waited for has not come in time. */
  TIMED_OUT(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
