package io.windlass.testbed.kubelet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A running container. Its listeners close before {@link #exitCode()} completes. */
public interface ContainerProcess {

  /** Completes with the exit code once the process is gone; 137 after {@link #kill()}. */
  CompletableFuture<Integer> exitCode();

  /** What it has written to its termination log; empty when nothing, or before its end. */
  default String lastWords() {
    return "";
  }

  /** SIGTERM: asks the process to end by itself; the kubelet kills it after the grace period. */
  void terminate();

  /** SIGKILL: ends the process at once, without any farewell to its peers. */
  void kill();

  /** SIGSTOP: the process keeps its sockets but answers nothing until {@link #resume()}. */
  void hang();

  /** SIGCONT. */
  void resume();

  /**
   * Runs a command inside the container, for exec probes.
   *
   * @return its exit code, or empty when the image has no such executable
   */
  default Optional<Integer> execute(List<String> command) {
    return Optional.empty();
  }

  /**
   * Sets the process's clock off by this much; zero puts it right.
   *
   * @return false when the program keeps no clock that could be set
   */
  default boolean skewClock(Duration offset) {
    return false;
  }
}
