package io.windlass.testbed.kubelet;

import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A container that runs but whose program comes up late. Until then a signal ends it at once and
 * nothing listens; what was done to it meanwhile, the program finds when it comes up.
 */
final class DelayedProcess implements ContainerProcess {

  private static final int CANNOT_RUN = 128;
  private static final int TERMINATED = 143;
  private static final int KILLED = 137;

  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private Optional<ContainerProcess> process = Optional.empty();
  private Duration skew = Duration.ZERO;
  private boolean hung;

  /** How the program is started when its time has come. */
  @FunctionalInterface
  interface Starter {
    ContainerProcess start() throws IOException;
  }

  private DelayedProcess() {}

  static ContainerProcess start(Duration delay, Timers timers, Starter starter) {
    DelayedProcess delayed = new DelayedProcess();
    timers.after(delay, new Mailbox("slow start"), () -> delayed.begin(starter));
    return delayed;
  }

  private synchronized void begin(Starter starter) {
    if (exit.isDone()) {
      return;
    }
    try {
      ContainerProcess started = starter.start();
      process = Optional.of(started);
      if (!skew.isZero()) {
        started.skewClock(skew);
      }
      if (hung) {
        started.hang();
      }
      started.exitCode().thenAccept(exit::complete);
    } catch (IOException | RuntimeException e) {
      exit.complete(CANNOT_RUN);
    }
  }

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exit;
  }

  @Override
  public synchronized void terminate() {
    process.ifPresentOrElse(ContainerProcess::terminate, () -> exit.complete(TERMINATED));
  }

  @Override
  public synchronized void kill() {
    process.ifPresentOrElse(ContainerProcess::kill, () -> exit.complete(KILLED));
  }

  @Override
  public synchronized void hang() {
    hung = true;
    process.ifPresent(ContainerProcess::hang);
  }

  @Override
  public synchronized void resume() {
    hung = false;
    process.ifPresent(ContainerProcess::resume);
  }

  @Override
  public synchronized Optional<Integer> execute(List<String> command) {
    return process.flatMap(started -> started.execute(command));
  }

  @Override
  public synchronized boolean skewClock(Duration offset) {
    skew = offset;
    return process.map(started -> started.skewClock(offset)).orElse(true);
  }
}
