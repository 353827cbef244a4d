package io.windlass.testbed.kubelet.lifecycle;

import java.time.Instant;

/** What a container is doing, in the three words of {@code ContainerStatus.state}. */
public sealed interface ContainerState {

  /** Not started, or between two runs. */
  record Waiting(String reason, String message) implements ContainerState {}

  /** The process runs. */
  record Running(Instant since) implements ContainerState {}

  /**
   * The process is gone.
   *
   * @param reason {@code Completed} for exit code 0, {@code Error} otherwise
   * @param message what it has written to its termination log
   */
  record Terminated(
      int exitCode, String reason, String message, Instant startedAt, Instant finishedAt)
      implements ContainerState {

    /** So much of the termination log a kubelet passes on, in bytes. */
    private static final int MESSAGE_LIMIT = 4096;

    /** The exit code a container reports after its node went away under it. */
    public static final int LOST = 255;

    public static Terminated of(
        int exitCode, String lastWords, Instant startedAt, Instant finishedAt) {
      String reason = exitCode == 0 ? "Completed" : "Error";
      String message = lastWords.substring(0, Math.min(lastWords.length(), MESSAGE_LIMIT));
      return new Terminated(exitCode, reason, message, startedAt, finishedAt);
    }
  }
}
