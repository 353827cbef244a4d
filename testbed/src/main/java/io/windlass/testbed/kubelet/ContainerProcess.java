package io.windlass.testbed.kubelet;

import java.util.concurrent.CompletableFuture;

/** A running container. Its listeners close before {@link #exitCode()} completes. */
public interface ContainerProcess {

  /** Completes with the exit code once the process is gone; 137 after {@link #kill()}. */
  CompletableFuture<Integer> exitCode();

  /** SIGTERM: asks the process to end by itself; the kubelet kills it after the grace period. */
  void terminate();

  /** SIGKILL: ends the process at once, without any farewell to its peers. */
  void kill();

  /** SIGSTOP: the process keeps its sockets but answers nothing until {@link #resume()}. */
  void hang();

  /** SIGCONT. */
  void resume();
}
