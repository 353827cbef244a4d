package io.windlass.plugin;

/** Why a command can't do what it was asked to, as one sentence for the person who asked. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String sentence;

  public Problem(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
    this.sentence = sentence;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** What is wrong, and what to do. */
  public String sentence() {
    return sentence;
  }
}
