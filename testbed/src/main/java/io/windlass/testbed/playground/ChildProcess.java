package io.windlass.testbed.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A child that cannot outlive this JVM, not even when the JVM is killed: it runs below the guard
 * ({@code windlass-controlplane exec}), which ends it as soon as the pipe to this JVM closes.
 * Closing the child is closing that pipe, so an orderly stop and a crash take the same way.
 */
public final class ChildProcess implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final int QUOTED_LINES = 15;
  private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

  private final Launch launch;
  private final Process process;
  private final boolean guarded;

  private ChildProcess(Launch launch, Process process, boolean guarded) {
    this.launch = launch;
    this.process = process;
    this.guarded = guarded;
  }

  /**
   * Starts a program, below the guard where that is built.
   *
   * @throws PlaygroundException when it cannot be started
   */
  public static ChildProcess start(Tools tools, Launch launch) {
    Optional<Path> guard = tools.guard();
    List<String> command = new ArrayList<>();
    guard.ifPresent(
        program ->
            command.addAll(
                List.of(program.toString(), "exec", "--grace", GRACE.toSeconds() + "s", "--")));
    command.addAll(launch.command());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(launch.environment());
    try {
      Files.createDirectories(launch.log().toAbsolutePath().getParent());
      Process started = builder.redirectOutput(launch.log().toFile()).start();
      return new ChildProcess(launch, started, guard.isPresent());
    } catch (IOException e) {
      throw new PlaygroundException("cannot start " + launch.name(), e);
    }
  }

  public String name() {
    return launch.name();
  }

  public Path log() {
    return launch.log();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Completes with the exit code: the program's own, or 128 plus the signal that ended it. */
  public CompletableFuture<Integer> exitCode() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** The program itself, below the guard; empty when it has ended. */
  public Optional<ProcessHandle> program() {
    return guarded
        ? process.children().findFirst()
        : Optional.of(process.toHandle()).filter(ProcessHandle::isAlive);
  }

  /** SIGKILL to the program itself: it gets no chance to say farewell. */
  public void kill() {
    program().ifPresent(ProcessHandle::destroyForcibly);
  }

  /**
   * Returns as soon as the check holds.
   *
   * @throws PlaygroundException when the program ends or the time is up before; quotes its log
   */
  public void awaitReady(BooleanSupplier check, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!check.getAsBoolean()) {
      if (endedWithin(POLL)) {
        throw failure("ended with exit code " + process.exitValue());
      }
      if (System.nanoTime() > deadline) {
        throw failure("is not ready after " + limit.toSeconds() + " s");
      }
    }
  }

  /** Asks the program to end and returns when it has, after the grace period by force. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The guard has ended already: its end of the pipe is gone.
    }
    if (!guarded) {
      process.destroy();
    }
    if (!endedWithin(GRACE.plusSeconds(2))) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private boolean endedWithin(Duration time) {
    try {
      process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted while waiting for " + name(), e);
    }
  }

  private PlaygroundException failure(String what) {
    return new PlaygroundException(
        "%s %s; the end of %s:%n%s".formatted(name(), what, log(), String.join("\n", lastLines())));
  }

  /** Without the frames of stack traces, which would leave no room for what they are about. */
  private List<String> lastLines() {
    try (Stream<String> lines = Files.lines(log())) {
      List<String> all =
          lines.filter(line -> !FRAME.matcher(line).find()).map(line -> "  " + line).toList();
      return all.subList(Math.max(0, all.size() - QUOTED_LINES), all.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
