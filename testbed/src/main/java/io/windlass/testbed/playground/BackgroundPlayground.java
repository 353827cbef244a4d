package io.windlass.testbed.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Starts the playground in a session of its own, away from this terminal, and shows its start. */
final class BackgroundPlayground {

  private static final long LOOK_MILLISECONDS = 100;

  private final Tools tools;
  private final PlaygroundDirectory directory;
  private final Consumer<String> printer;
  private int shown;

  BackgroundPlayground(Tools tools, PlaygroundDirectory directory, Consumer<String> printer) {
    this.tools = tools;
    this.directory = directory;
    this.printer = printer;
  }

  /** Returns once the sample is ready (true), or has not become so (false). */
  boolean start() {
    Path log = directory.create().log("playground");
    PlaygroundDirectory.delete(directory.readyMarker());
    try {
      Process process =
          new ProcessBuilder(command())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      while (!Files.exists(directory.readyMarker()) && !endedSoon(process)) {
        show(log);
      }
      show(log);
      return Files.exists(directory.readyMarker())
          && Files.readString(directory.readyMarker()).startsWith("ready");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same JVM options and class path as this one. */
  private List<String> command() {
    List<String> command = new ArrayList<>(List.of("setsid", tools.java().toString()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Playground.class.getName(), "serve"));
    return command;
  }

  private void show(Path log) throws IOException {
    String all = Files.readString(log, StandardCharsets.UTF_8);
    int end = all.lastIndexOf('\n') + 1;
    if (end > shown) {
      all.substring(shown, end).lines().forEach(printer);
      shown = end;
    }
  }

  private static boolean endedSoon(Process process) {
    try {
      process.onExit().get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted", e);
    }
  }
}
