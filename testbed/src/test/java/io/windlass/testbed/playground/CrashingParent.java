package io.windlass.testbed.playground;

import java.nio.file.Path;
import java.util.List;

/** Starts a whole stack, tells its own process tree, and then waits to be killed. */
final class CrashingParent {

  static final String SAYING = "processes: ";

  private CrashingParent() {}

  public static void main(String[] arguments) throws InterruptedException {
    PlaygroundDirectory directory = new PlaygroundDirectory(Path.of(arguments[0]));
    StackSettings settings = StackSettings.test(Tools.locate(), directory);
    Stack.start(settings, new ShutdownOrder(), line -> {});
    List<String> tree =
        ProcessHandle.current().descendants().map(child -> Long.toString(child.pid())).toList();
    System.out.println(SAYING + String.join(" ", tree));
    Thread.currentThread().join();
  }
}
