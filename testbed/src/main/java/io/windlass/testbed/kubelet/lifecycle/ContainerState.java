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
   */
  record Terminated(int exitCode, String reason, Instant startedAt, Instant finishedAt)
      implements ContainerState {

    /** The exit code a container reports after its node went away under it. */
    public static final int LOST = 255;

    public static Terminated of(int exitCode, Instant startedAt, Instant finishedAt) {
      String reason = exitCode == 0 ? "Completed" : "Error";
      return new Terminated(exitCode, reason, startedAt, finishedAt);
    }
  }
}
