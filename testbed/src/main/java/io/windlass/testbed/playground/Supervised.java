package io.windlass.testbed.playground;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an application running as a Deployment would: whoever kills it sees it come back, and the
 * work it did go on.
 */
public final class Supervised implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Application.Settings settings;
  private final Path processIdentifier;
  private final Consumer<String> narrator;
  private @Nullable Application current;
  private boolean closed;

  private Supervised(
      Application.Settings settings, Path processIdentifier, Consumer<String> narrator) {
    this.settings = settings;
    this.processIdentifier = processIdentifier;
    this.narrator = narrator;
  }

  /**
   * Starts it for the first time.
   *
   * @param processIdentifier file that always holds the present process's ID
   * @param narrator hears of every end and new start
   * @throws PlaygroundException when it does not become ready
   */
  public static Supervised start(
      Application.Settings settings, Path processIdentifier, Consumer<String> narrator) {
    Supervised supervised = new Supervised(settings, processIdentifier, narrator);
    supervised.begin();
    return supervised;
  }

  @Override
  public void close() {
    Application last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    if (last != null) {
      last.close();
    }
    PlaygroundDirectory.delete(processIdentifier);
  }

  private void begin() {
    Application started = Application.start(settings);
    boolean late;
    synchronized (this) {
      current = started;
      late = closed;
    }
    if (late) {
      started.close();
    }
    started
        .process()
        .program()
        .ifPresent(program -> PlaygroundDirectory.write(processIdentifier, program.pid() + "\n"));
    var unused = started.process().exitCode().thenAccept(this::ended);
  }

  private void ended(int exitCode) {
    if (isClosed()) {
      return;
    }
    narrator.accept(
        "The %s ended with exit code %d; starting it again ..."
            .formatted(settings.role().module(), exitCode));
    later(this::again);
  }

  private void again() {
    if (isClosed()) {
      return;
    }
    try {
      begin();
      narrator.accept("The " + settings.role().module() + " is ready again.");
    } catch (PlaygroundException e) {
      narrator.accept(e.getMessage());
      later(this::again);
    }
  }

  private static void later(Runnable work) {
    CompletableFuture.delayedExecutor(
            PAUSE.toMillis(), TimeUnit.MILLISECONDS, Thread.ofVirtual()::start)
        .execute(work);
  }

  private synchronized boolean isClosed() {
    return closed;
  }
}
