package io.windlass.testbed.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A role as it was built: the jars in its module's folder. */
record RoleProgram(Tools tools, Role role) {

  /**
   * As much heap as in a pod; small and quick to start; the last two keep a library's warnings out
   * of the log.
   */
  private static final List<String> JVM =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** Where the build puts what belongs to it. */
  Path target() {
    return tools.project().resolve(role.module()).resolve("target");
  }

  /**
   * The command that runs it.
   *
   * @param options further ones of the JVM
   * @throws PlaygroundException when it is not built
   */
  List<String> command(List<String> options) {
    if (!Files.isDirectory(target().resolve("lib"))) {
      throw new PlaygroundException("the " + role.module() + " is not built; do: make build");
    }
    List<String> command = new ArrayList<>();
    command.add(tools.java().toString());
    command.addAll(JVM);
    command.addAll(options);
    command.addAll(List.of("-cp", target() + "/*:" + target() + "/lib/*", role.mainClass()));
    return command;
  }

  /** Whether a file is younger than all jars. */
  boolean olderThan(Path file) {
    try (Stream<Path> files = Files.walk(target(), 2)) {
      FileTime made = Files.getLastModifiedTime(file);
      return files
          .filter(jar -> jar.toString().endsWith(".jar"))
          .allMatch(jar -> modified(jar).compareTo(made) < 0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
