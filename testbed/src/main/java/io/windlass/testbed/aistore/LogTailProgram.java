package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.util.concurrent.CompletableFuture;

/**
 * The sidecar {@code ais-logs}: follows a log file for ever. Its image holds {@code tail} alone,
 * which is the first process of the container and has no handler: only a kill ends it.
 */
public final class LogTailProgram implements ContainerProgram {

  @Override
  public ContainerProcess start(ContainerContext context) {
    return new Tail(new CompletableFuture<>());
  }

  private record Tail(CompletableFuture<Integer> exitCode) implements ContainerProcess {

    @Override
    public void terminate() {}

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
