package io.windlass.testbed.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The shell of the image, with a script: this machine's own shell runs it, and finds the files of
 * the simulated host, and what is mounted, below {@code HOST_ROOT}. The limit of open files is this
 * machine's.
 */
public final class ShellProcess implements ContainerProcess {

  private static final String LOG = "termination-log";
  private static final String PROGRAMS = "bin/";

  private final Process process;
  private final CompletableFuture<Integer> exitCode;
  private volatile String lastWords = "";

  private ShellProcess(Process process, Path root) {
    this.process = process;
    exitCode =
        process
            .onExit()
            .thenApply(
                ended -> {
                  lastWords = takeLastWords(root);
                  return ended.exitValue();
                });
  }

  /** Whether a container is to run a script. */
  public static boolean asked(ContainerContext context) {
    return context.command().size() > 2 && context.command().getFirst().equals("/bin/sh");
  }

  /**
   * Runs it.
   *
   * @param files of the host that the script may read, by their paths from {@code /}; those below
   *     {@code bin} are programs of the image, and go before this machine's
   * @param mounts paths from {@code /} of what is mounted, and is to be seen as it is
   */
  public static ShellProcess start(
      ContainerContext context, Map<String, String> files, List<String> mounts) throws IOException {
    Path root = Files.createTempDirectory("host");
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(root.resolve(file.getKey()), file.getValue() + "\n");
      if (file.getKey().startsWith(PROGRAMS)) {
        Files.setPosixFilePermissions(
            root.resolve(file.getKey()), PosixFilePermissions.fromString("rwx------"));
      }
    }
    for (String mount : mounts) {
      Path link = root.resolve(mount);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, context.path("/" + mount).toAbsolutePath());
    }
    write(root.resolve("proc/self/mountinfo"), "");
    ProcessBuilder builder = new ProcessBuilder(context.command());
    builder.environment().clear();
    builder.environment().putAll(context.environment());
    builder.environment().put("HOST_ROOT", root.toString());
    builder.environment().put("PATH", root.resolve(PROGRAMS) + ":/usr/bin:/bin");
    builder.environment().put("TERMINATION_LOG", root.resolve(LOG).toString());
    builder.redirectErrorStream(true).redirectOutput(root.resolve("output").toFile());
    return new ShellProcess(builder.start(), root);
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String takeLastWords(Path root) {
    try {
      Path log = root.resolve(LOG);
      String words = Files.exists(log) ? Files.readString(log) : "";
      try (Stream<Path> found = Files.walk(root)) {
        for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  @Override
  public String lastWords() {
    return lastWords;
  }

  @Override
  public void terminate() {
    process.destroy();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void hang() {}

  @Override
  public void resume() {}
}
