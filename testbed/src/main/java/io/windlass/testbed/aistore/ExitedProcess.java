package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerProcess;
import java.util.concurrent.CompletableFuture;

/** A process that ran to its end at once. Signals come too late for it. */
record ExitedProcess(CompletableFuture<Integer> exitCode) implements ContainerProcess {

  static ExitedProcess with(int code) {
    return new ExitedProcess(CompletableFuture.completedFuture(code));
  }

  @Override
  public void terminate() {}

  @Override
  public void kill() {}

  @Override
  public void hang() {}

  @Override
  public void resume() {}
}
