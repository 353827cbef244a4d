package io.windlass.testbed.pmem;

/** Why a process ends before it does any work. */
final class StartFailure extends Exception {
  private static final long serialVersionUID = 1;

  /** What Go's package flag exits with for a command line that it cannot read. */
  private static final int USAGE = 2;

  private final int exitCode;

  private StartFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * The command line is wrong: the process prints that, and nothing goes to its termination log.
   */
  static StartFailure usage(String message) {
    return new StartFailure(USAGE, message);
  }

  static StartFailure of(String message) {
    return new StartFailure(1, message);
  }

  int exitCode() {
    return exitCode;
  }

  /** Whether the process could say why in its termination log. */
  boolean explained() {
    return exitCode != USAGE;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
