package io.windlass.plugin;

/** Why a command can't do what it was asked to, as one sentence for the person who asked. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String sentence;
  private final boolean forbidden;

  public Problem(ExitCode exitCode, String sentence) {
    this(exitCode, sentence, false);
  }

  private Problem(ExitCode exitCode, String sentence, boolean forbidden) {
    super(sentence);
    this.exitCode = exitCode;
    this.sentence = sentence;
    this.forbidden = forbidden;
  }

  /** The person lacks a right. */
  public static Problem forbidden(String sentence) {
    return new Problem(ExitCode.FAILED, sentence, true);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** What is wrong, and what to do. */
  public String sentence() {
    return sentence;
  }

  /** Whether a right is lacking, and nothing else is wrong. */
  public boolean isForbidden() {
    return forbidden;
  }
}
