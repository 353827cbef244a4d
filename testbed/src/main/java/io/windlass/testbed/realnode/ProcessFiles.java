package io.windlass.testbed.realnode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the kernel tells of processes below {@code /proc}.
 *
 * @param directory of one process
 */
record ProcessFiles(Path directory) {
  private static final Path ALL = Path.of("/proc");
  private static final int MOUNT_POINT = 4;

  static ProcessFiles own() {
    return new ProcessFiles(ALL.resolve("self"));
  }

  /**
   * Finds a process of a container.
   *
   * @param process its number there
   * @param processes what it says of {@link #processes()}
   */
  static Optional<ProcessFiles> inside(long process, String processes) throws IOException {
    try (Stream<Path> all = Files.list(ALL)) {
      return all.filter(path -> path.getFileName().toString().matches("\\d+"))
          .map(ProcessFiles::new)
          .filter(found -> found.is(process, processes))
          .findFirst();
    }
  }

  private boolean is(long process, String processes) {
    try {
      return processes().equals(processes) && innermostNumber().equals(Long.toString(process));
    } catch (IOException ended) {
      return false;
    }
  }

  /** The name of the set of processes that it sees. */
  String processes() throws IOException {
    return Files.readSymbolicLink(directory.resolve("ns/pid")).toString();
  }

  private String innermostNumber() throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve("status"))) {
      String numbers = lines.filter(line -> line.startsWith("NSpid:")).findFirst().orElse("");
      return numbers.substring(numbers.lastIndexOf('\t') + 1);
    }
  }

  /** Where something is mounted, as the process sees it, and where this one finds the same. */
  Map<Path, Path> mounts() {
    Map<Path, Path> mounts = new TreeMap<>();
    for (String line : lines("mountinfo")) {
      Path point = Path.of(line.split(" ")[MOUNT_POINT]);
      mounts.put(point, directory.resolve("root").resolve(Path.of("/").relativize(point)));
    }
    return mounts;
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(directory.resolve(file));
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
  }
}
