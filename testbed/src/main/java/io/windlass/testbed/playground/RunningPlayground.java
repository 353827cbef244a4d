package io.windlass.testbed.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one playground of a checkout that runs now, known by its process ID file. */
final class RunningPlayground {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final PlaygroundDirectory directory;

  RunningPlayground(PlaygroundDirectory directory) {
    this.directory = directory;
  }

  /**
   * Notes this process as the running one.
   *
   * @throws PlaygroundException when another one runs already
   */
  void claim() {
    refuseSecond();
    PlaygroundDirectory.delete(directory.readyMarker());
    PlaygroundDirectory.write(directory.processIdentifier(), ProcessHandle.current().pid() + "\n");
  }

  /**
   * Makes sure that none runs.
   *
   * @throws PlaygroundException when one does
   */
  void refuseSecond() {
    find()
        .ifPresent(
            other -> {
              throw new PlaygroundException(
                  "A playground runs already (process %d). Point a shell at it with: source %s%n"
                          .formatted(other.pid(), directory.environment())
                      + "Stop it with: make dev-down");
            });
  }

  void release() {
    PlaygroundDirectory.delete(directory.readyMarker());
    PlaygroundDirectory.delete(directory.processIdentifier());
  }

  /** Ends exactly that process and returns when it has ended; false when none runs. */
  boolean stop() {
    Optional<ProcessHandle> running = find();
    running.ifPresent(RunningPlayground::end);
    if (running.isEmpty()) {
      release();
    }
    return running.isPresent();
  }

  /** A process ID may have been given away again after a crash: only a playground counts. */
  private Optional<ProcessHandle> find() {
    if (!Files.exists(directory.processIdentifier())) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readString(directory.processIdentifier()).strip());
      return ProcessHandle.of(pid).filter(RunningPlayground::isPlayground);
    } catch (NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPlayground(ProcessHandle process) {
    return process.isAlive()
        && process.pid() != ProcessHandle.current().pid()
        && process
            .info()
            .commandLine()
            .filter(command -> command.contains(Playground.class.getName()))
            .isPresent();
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // Its children end by themselves once their parent is gone.
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted while stopping the playground", e);
    }
  }
}
