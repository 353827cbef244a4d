package io.windlass.testbed.playground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A program that is run to its end, without input. One that does not come to it is ended after
 * {@link #LIMIT}: whoever waits for it is told, and waits no longer.
 *
 * @param environment what it finds in its environment beside what this JVM has; an empty value
 *     takes a variable away
 * @param folder in which it runs
 */
public record Command(List<String> words, Map<String, String> environment, Path folder) {

  /** Longer than any command takes that still has a chance. */
  private static final Duration LIMIT = Duration.ofMinutes(6);

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** What a command has said. */
  public record Answer(int exitCode, String output, String errors) {}

  public static Command of(String... words) {
    return of(List.of(words), Map.of());
  }

  /** Where this JVM runs. */
  public static Command of(List<String> words, Map<String, String> environment) {
    return new Command(words, environment, Path.of("."));
  }

  /**
   * Runs it; a failing one is an answer too.
   *
   * @throws PlaygroundException when it can't be started, or does not end
   */
  public Answer run() {
    try {
      Process process = builder().start();
      process.getOutputStream().close();
      CompletableFuture<String> output = Background.run(read(process.getInputStream()));
      CompletableFuture<String> errors = Background.run(read(process.getErrorStream()));
      awaitEnd(process, output);
      return new Answer(process.exitValue(), output.join(), errors.join());
    } catch (IOException e) {
      throw new PlaygroundException("cannot run " + this, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted while running " + this, e);
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    environment.forEach(
        (variable, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(variable);
          } else {
            builder.environment().put(variable, value);
          }
        });
    return builder;
  }

  private void awaitEnd(Process process, CompletableFuture<String> output)
      throws InterruptedException {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        end(process);
        throw new PlaygroundException(
            "%s has not ended after %d s; it said: %s"
                .formatted(this, LIMIT.toSeconds(), output.join()));
      }
    } catch (InterruptedException interrupted) {
      end(process);
      throw interrupted;
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Never on the common pool: it may have one thread only, and the JDK's HTTP client, by which the
   * simulated kubelet does what a command may be waiting for, ends its calls there.
   */
  private static Supplier<String> read(InputStream stream) {
    return () -> {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException closed) {
        throw new UncheckedIOException(closed);
      }
    };
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
