package io.windlass.testbed.playground;

import java.util.concurrent.CompletableFuture;

/** The program behind {@code make dev}, {@code dev-up}, {@code dev-down} and {@code run}. */
public final class Playground {

  private final Tools tools = Tools.locate();
  private final PlaygroundDirectory directory =
      new PlaygroundDirectory(tools.project().resolve(".dev"));
  private final RunningPlayground running = new RunningPlayground(directory);

  private Playground() {}

  /** Takes one word: dev, serve (what up starts in the background), up, down or run. */
  public static void main(String[] arguments) {
    System.exit(exitCode(arguments.length == 1 ? arguments[0] : ""));
  }

  private static int exitCode(String word) {
    try {
      return new Playground().execute(word);
    } catch (PlaygroundException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private int execute(String word) {
    return switch (word) {
      case "dev" -> serve("Ctrl-C stops everything.");
      case "serve" -> serve("make dev-down stops everything.");
      case "up" -> up();
      case "down" -> down();
      case "run" -> run();
      default -> usage();
    };
  }

  private int serve(String ending) {
    directory.create();
    running.claim();
    ShutdownOrder parts = closedAtExit(running::release);
    print("Starting the playground. " + ending);
    try {
      new PlaygroundSession(tools, directory, parts, Playground::printIndented).run(ending);
      return 0;
    } catch (RuntimeException e) {
      if (parts.isClosed()) {
        // Somebody stopped it: that a part is gone, whoever notices it, is what they wanted.
        return 0;
      }
      throw e;
    }
  }

  private int up() {
    running.refuseSecond();
    return new BackgroundPlayground(tools, directory, Playground::print).start() ? 0 : 1;
  }

  private int down() {
    boolean stopped = running.stop();
    print(
        stopped
            ? "Stopped. State is kept in " + directory.root() + "/data; forget it: make dev-reset"
            : "No playground was running.");
    return 0;
  }

  /**
   * Worker and starter against the cluster and the Temporal server of the environment. Their files
   * are apart from the playground's, so that both can run.
   */
  private int run() {
    PlaygroundDirectory own = new PlaygroundDirectory(directory.root().resolve("run")).create();
    print(ServersOfEnvironment.describe(System.getenv()));
    ShutdownOrder parts = closedAtExit(() -> {});
    for (Role role : Role.values()) {
      Application.Settings settings =
          Application.Settings.of(tools, role, Connection.ofEnvironment(), own);
      print("Starting the " + role.module() + "; its log: " + settings.log());
      parts.own(Supervised.start(settings, own.processIdentifier(role), Playground::print));
    }
    print("Worker and starter are ready. Ctrl-C stops them.");
    new CompletableFuture<Void>().join();
    return 0;
  }

  private static int usage() {
    System.err.println("Usage: Playground dev|up|down|run; see make help");
    return 2;
  }

  /** The one place that ends things: a signal, an error and an orderly end all come by here. */
  private static ShutdownOrder closedAtExit(Runnable last) {
    ShutdownOrder parts = new ShutdownOrder();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  print("Stopping ...");
                  parts.close();
                  last.run();
                  print("Stopped.");
                }));
    return parts;
  }

  private static void printIndented(String line) {
    print(line.startsWith("\n") ? line : "  " + line);
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
