package io.windlass.testbed.playground;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that {@code make tools} builds.
 *
 * @param project the root of the checkout
 */
public record Tools(Path project) {

  /**
   * Finds the checkout around the working directory, which is its root under make and a module's
   * folder under Maven.
   *
   * @throws PlaygroundException when the working directory is in no checkout
   */
  public static Tools locate() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isDirectory(folder.resolve("testbed/controlplane")))
        .findFirst()
        .map(Tools::new)
        .orElseThrow(() -> new PlaygroundException(here + " is not in a checkout of Windlass"));
  }

  public Path binaries() {
    return project.resolve("build/bin");
  }

  public Path controlPlane() {
    return built("windlass-controlplane");
  }

  /**
   * The program that lets no child outlive this JVM. Empty when it has not been built, as for
   * somebody who runs only worker and starter.
   */
  public Optional<Path> guard() {
    return Optional.of(binaries().resolve("windlass-controlplane")).filter(Files::isExecutable);
  }

  public Path temporal() {
    return built("temporal");
  }

  public Path kubectl() {
    return built("kubectl");
  }

  /** The program by which Prometheus' rules are checked. */
  public Path promtool() {
    return built("promtool");
  }

  /** The JVM this one runs on, so that children need no search of their own. */
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private Path built(String name) {
    Path program = binaries().resolve(name);
    if (!Files.isExecutable(program)) {
      throw new PlaygroundException(program + " is missing; build it with: make tools");
    }
    return program;
  }
}
