package io.windlass.testbed.kubelet.volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory whose files change all at once, laid out as a kubelet does.
 *
 * <ol>
 *   <li>The files are written to a new hidden directory {@code ..<number>}.
 *   <li>The symbolic link {@code ..data} is replaced by one to that directory, atomically.
 *   <li>Every visible name is a symbolic link through {@code ..data}; links whose file is gone are
 *       removed, and so is the old hidden directory.
 * </ol>
 *
 * Guarantees: a reader sees either all old files or all new ones, and nothing is touched when
 * nothing changed.
 */
final class AtomicDirectory {

  private static final String DATA = "..data";

  private final Path directory;

  AtomicDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * @param files relative path to content
   */
  void write(Map<String, byte[]> files) {
    try {
      Files.createDirectories(directory);
      if (!unchanged(files)) {
        Path old = directory.resolve(DATA);
        Path before = Files.exists(old) ? old.toRealPath() : directory.resolve("..none");
        replaceData(files);
        linkNames(topNames(files));
        Directories.delete(before);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replaceData(Map<String, byte[]> files) throws IOException {
    Path fresh = Files.createTempDirectory(directory, "..");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = fresh.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Path link = directory.resolve("..data_tmp");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, fresh.getFileName());
    Files.move(link, directory.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
  }

  private void linkNames(Set<String> names) throws IOException {
    for (String name : names) {
      Path link = directory.resolve(name);
      if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, Path.of(DATA, name));
      }
    }
    try (Stream<Path> present = Files.list(directory)) {
      for (Path path : present.toList()) {
        String name = path.getFileName().toString();
        if (!name.startsWith("..") && !names.contains(name)) {
          Files.delete(path);
        }
      }
    }
  }

  private boolean unchanged(Map<String, byte[]> files) throws IOException {
    Path data = directory.resolve(DATA);
    if (!Files.exists(data)) {
      return false;
    }
    Path real = data.toRealPath();
    try (Stream<Path> walk = Files.walk(real)) {
      long present = walk.filter(Files::isRegularFile).count();
      return present == files.size() && sameContent(real, files);
    }
  }

  private static boolean sameContent(Path real, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = real.resolve(file.getKey());
      if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> topNames(Map<String, byte[]> files) {
    return files.keySet().stream()
        .map(name -> Path.of(name).getName(0).toString())
        .collect(Collectors.toSet());
  }
}
