package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The life of one process.
 *
 * <ol>
 *   <li>Its work runs on virtual threads, each of which asks before a step whether it may go on: it
 *       waits while the process hangs, and ends with it.
 *   <li>At its end it closes what it owns, the last first; only then is its exit code known.
 *   <li>A signal before {@link #onTerminate} was called ends it at once, as any program that does
 *       not handle it yet.
 * </ol>
 */
final class DriverProcess implements ContainerProcess {

  private static final int KILLED = 137;

  /** What a Go program that is the first process of a container exits with on SIGTERM. */
  private static final int UNHANDLED_SIGNAL = 2;

  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final ContainerContext context;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private Runnable farewell = () -> end(UNHANDLED_SIGNAL, "");
  private String lastWords = "";
  private boolean hung;
  private boolean ended;

  DriverProcess(ContainerContext context) {
    this.context = context;
  }

  /** Prints a line. */
  void log(String line) {
    context.log().accept(line);
  }

  /** What one thread of the process does. */
  @FunctionalInterface
  interface Work {
    void run() throws StartFailure, InterruptedException;
  }

  /** Begins some work; what it cannot do ends the process. */
  void run(Work work) {
    Thread.ofVirtual().name(context.pod().name()).start(() -> carryOut(work));
  }

  private void carryOut(Work work) {
    try {
      awaitAwake();
      work.run();
    } catch (StartFailure failure) {
      fail(failure);
    } catch (CancellationException over) {
      // The process ended meanwhile.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Prints why, writes it to the termination log if there is one, and exits. */
  void fail(StartFailure failure) {
    context.log().accept(failure.reason());
    end(failure.exitCode(), failure.explained() ? explained(failure.reason()) : "");
  }

  private String explained(String reason) {
    Map<String, String> environment = context.environment();
    return environment.getOrDefault("TERMINATION_LOG_PATH", "").isEmpty() ? "" : reason;
  }

  /** What the process does when it is asked to end; on a thread of its own. */
  synchronized void onTerminate(Runnable action) {
    farewell = action;
  }

  /**
   * Closes a part with the process.
   *
   * @throws CancellationException when the process has ended; the part is closed then
   */
  <T extends AutoCloseable> T own(T part) {
    synchronized (this) {
      if (!ended) {
        parts.push(part);
        return part;
      }
    }
    close(part);
    throw new CancellationException();
  }

  /**
   * Waits while the process hangs.
   *
   * @throws CancellationException when it has ended
   */
  synchronized void awaitAwake() {
    try {
      while (hung && !ended) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
    if (ended) {
      throw new CancellationException();
    }
  }

  /**
   * Waits for a time.
   *
   * @throws CancellationException when it ended meanwhile
   */
  synchronized void pause(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0 && !ended; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    awaitAwake();
  }

  void end(int code, String words) {
    Deque<AutoCloseable> owned;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      lastWords = words;
      owned = new ArrayDeque<>(parts);
      notifyAll();
    }
    owned.forEach(DriverProcess::close);
    exitCode.complete(code);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException("a part did not close", e);
    }
  }

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  @Override
  public synchronized String lastWords() {
    return lastWords;
  }

  @Override
  public synchronized void terminate() {
    Runnable action = farewell;
    run(action::run);
  }

  @Override
  public void kill() {
    end(KILLED, "");
  }

  @Override
  public synchronized void hang() {
    hung = true;
  }

  @Override
  public synchronized void resume() {
    hung = false;
    notifyAll();
  }
}
