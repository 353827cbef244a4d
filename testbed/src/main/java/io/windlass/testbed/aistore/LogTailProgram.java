package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.util.concurrent.CompletableFuture;

/** The sidecar {@code ais-logs}: follows a log file for ever and ends when told to. */
public final class LogTailProgram implements ContainerProgram {

  @Override
  public ContainerProcess start(ContainerContext context) {
    return new Tail(new CompletableFuture<>());
  }

  private record Tail(CompletableFuture<Integer> exitCode) implements ContainerProcess {

    /** 128 + SIGTERM, as {@code tail} without a handler ends. */
    @Override
    public void terminate() {
      exitCode.complete(143);
    }

    @Override
    public void kill() {
      exitCode.complete(137);
    }

    @Override
    public void hang() {}

    @Override
    public void resume() {}
  }
}
