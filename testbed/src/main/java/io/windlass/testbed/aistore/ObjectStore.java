package io.windlass.testbed.aistore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The objects on one target's data volumes, as files: what survives is what the volume keeps. */
final class ObjectStore {
  private static final String BUCKETS = "@ais";
  private static final String OBJECTS = "%ob";
  private static final String WORK = "%wk";

  private final Map<String, Path> mountpaths;
  private final Function<String, Optional<Path>> directories;

  /**
   * @param mountpaths path inside the container to the directory that backs it
   * @param directories finds the directory behind any path inside the container
   */
  ObjectStore(Map<String, Path> mountpaths, Function<String, Optional<Path>> directories) {
    this.mountpaths = new ConcurrentSkipListMap<>(mountpaths);
    this.directories = directories;
  }

  /**
   * Uses one more mountpath. Objects stay where they are, and many of them are looked for
   * elsewhere.
   *
   * @throws AisFailure when there is no such directory
   */
  void attach(String path) throws IOException {
    Path directory =
        directories
            .apply(path)
            .orElseThrow(() -> AisFailure.badRequest("mountpath \"" + path + "\" does not exist"));
    mountpaths.put(path, directory);
    VolumeMetadata.write(mountpaths);
  }

  /** Brings each object to the mountpath where it is looked for; it can be found all the time. */
  void spread(Collection<String> buckets) throws IOException {
    for (String bucket : buckets) {
      for (Copy copy : list(bucket)) {
        restore(copy);
      }
    }
  }

  /** Finds an object on any mountpath, and brings it to where it is looked for. */
  Optional<Copy> findAnywhere(ObjectName name) throws IOException {
    for (Path mountpath : mountpaths.values()) {
      Path file = bucket(mountpath, name.bucket()).resolve(OBJECTS).resolve(name.name());
      if (Files.isRegularFile(file)) {
        restore(new Copy(name, file));
      }
    }
    return find(name);
  }

  /** A newer write to the right place wins. */
  private synchronized void restore(Copy copy) throws IOException {
    if (!copy.file().equals(file(copy.name())) && Files.isRegularFile(copy.file())) {
      if (find(copy.name()).isEmpty()) {
        put(copy.name(), copy.read(), copy.written());
      }
      Files.deleteIfExists(copy.file());
    }
  }

  /** An object's place in the cluster's namespace. */
  record ObjectName(String bucket, String name) {
    /** What placement hashes. */
    String unique() {
      return bucket + "/" + name;
    }
  }

  /** A stored copy. */
  record Copy(ObjectName name, Path file) {
    byte[] read() throws IOException {
      return Files.readAllBytes(file);
    }

    FileTime written() throws IOException {
      return Files.getLastModifiedTime(file);
    }

    long size() throws IOException {
      return Files.size(file);
    }
  }

  Optional<Copy> find(ObjectName name) {
    Path file = file(name);
    return Files.isRegularFile(file) ? Optional.of(new Copy(name, file)) : Optional.empty();
  }

  /** Stores an object whole or not at all, and keeps the time it was first written. */
  void put(ObjectName name, byte[] content, FileTime written) throws IOException {
    Path file = file(name);
    Path work = bucket(mountpath(name), name.bucket()).resolve(WORK).resolve(fresh());
    Files.createDirectories(work.getParent());
    Files.createDirectories(file.getParent());
    Files.write(work, content);
    Files.setLastModifiedTime(work, written);
    Files.move(work, file, StandardCopyOption.ATOMIC_MOVE);
  }

  boolean delete(ObjectName name) throws IOException {
    return Files.deleteIfExists(file(name));
  }

  /** All copies of a bucket on this target, misplaced ones too. */
  List<Copy> list(String bucket) {
    List<Copy> copies = new ArrayList<>();
    for (Path mountpath : mountpaths.values()) {
      Path objects = bucket(mountpath, bucket).resolve(OBJECTS);
      for (Path file : files(objects)) {
        String name = objects.relativize(file).toString();
        copies.add(new Copy(new ObjectName(bucket, name), file));
      }
    }
    return copies;
  }

  void destroy(String bucket) throws IOException {
    for (Path mountpath : mountpaths.values()) {
      deleteTree(bucket(mountpath, bucket));
    }
  }

  /**
   * Removes user data and the node's marks: the end of a decommission with {@code rm_user_data}.
   */
  void wipe() throws IOException {
    for (Path mountpath : mountpaths.values()) {
      deleteTree(mountpath.resolve(BUCKETS));
      VolumeMetadata.erase(mountpath);
      Files.deleteIfExists(mountpath.resolve(NodeIdentity.FILE));
    }
  }

  Map<String, Path> mountpaths() {
    return mountpaths;
  }

  private Path file(ObjectName name) {
    Path objects = bucket(mountpath(name), name.bucket()).resolve(OBJECTS);
    Path file = objects.resolve(name.name()).normalize();
    if (!file.startsWith(objects) || file.equals(objects)) {
      throw AisFailure.badRequest("invalid object name \"" + name.name() + "\"");
    }
    return file;
  }

  private Path mountpath(ObjectName name) {
    return Placement.owner(name.unique(), mountpaths.keySet()).map(mountpaths::get).orElseThrow();
  }

  private static Path bucket(Path mountpath, String bucket) {
    return mountpath.resolve(BUCKETS).resolve(bucket);
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** What goes meanwhile is left out: others write and move objects while they are listed. */
  private static List<Path> files(Path directory) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw failure;
            }
          });
      return found;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
