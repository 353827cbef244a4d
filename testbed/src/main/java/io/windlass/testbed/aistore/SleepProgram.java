package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.util.concurrent.CompletableFuture;

/** {@code sleep infinity} as the first process of a container: only a kill ends it. */
public final class SleepProgram implements ContainerProgram {

  @Override
  public ContainerProcess start(ContainerContext context) {
    return new Sleep(new CompletableFuture<>());
  }

  private record Sleep(CompletableFuture<Integer> exitCode) implements ContainerProcess {

    /** The first process of a container ignores signals that it has no handler for. */
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
