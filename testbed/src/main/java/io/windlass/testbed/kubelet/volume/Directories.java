package io.windlass.testbed.kubelet.volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removing directory trees. Symbolic links are removed, never followed. */
public final class Directories {

  private Directories() {}

  /** Removes the directory and all below it; harmless when it does not exist. */
  public static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try {
      Files.walkFileTree(directory, new Remover());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes all below the directory but keeps the directory itself. */
  public static void empty(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : children.toList()) {
        if (Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
          delete(child);
        } else {
          Files.deleteIfExists(child);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
