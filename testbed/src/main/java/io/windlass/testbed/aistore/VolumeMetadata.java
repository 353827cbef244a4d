package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which mountpaths a target uses, as they themselves record it (AIS: {@code volume/vinit.go},
 * {@code Init}, the same in 4.9 and 5.0).
 *
 * <ol>
 *   <li>A target that finds no record on its configured mountpaths is new: it uses all of them, and
 *       records that.
 *   <li>Otherwise the newest record decides. A mountpath that only the configuration names is left
 *       aside, with a line in the log; one that is recorded and missing ends the process.
 *   <li>A mountpath comes into the record by being attached.
 * </ol>
 */
final class VolumeMetadata {
  private static final String FILE = ".ais.vmd";
  private static final String RESILVER_MARKER = ".ais.resilver_marker";

  private VolumeMetadata() {}

  /**
   * The mountpaths to use.
   *
   * @param configured paths inside the container
   * @param mounted the directories behind them, where there are such
   * @throws ConfigFailure when one that is to be used is missing
   */
  static Map<String, Path> choose(Set<String> configured, Map<String, Path> mounted)
      throws ConfigFailure, IOException {
    Optional<Set<String>> recorded = read(mounted.values());
    Map<String, Path> chosen = new TreeMap<>();
    for (String path : recorded.orElse(configured)) {
      Path directory = mounted.get(path);
      if (directory == null) {
        throw new ConfigFailure(
            "mountpath " + path + " does not exist: nothing is mounted at " + path);
      }
      chosen.put(path, directory);
    }
    if (recorded.isEmpty()) {
      write(chosen);
    }
    return chosen;
  }

  private static Optional<Set<String>> read(Collection<Path> directories) throws IOException {
    long newest = 0;
    Optional<Set<String>> found = Optional.empty();
    for (Path directory : directories) {
      if (Files.exists(directory.resolve(FILE))) {
        JsonNode json = Json.parse(directory.resolve(FILE));
        long version = json.path("version").asLong();
        if (version > newest) {
          Set<String> paths = new TreeSet<>();
          json.path("mountpaths").forEach(path -> paths.add(path.asText()));
          found = Optional.of(paths);
          newest = version;
        }
      }
    }
    return found;
  }

  /** On all of them; the number of mountpaths only grows here, so that it can be the version. */
  static void write(Map<String, Path> mountpaths) throws IOException {
    var json = Json.object().put("version", mountpaths.size());
    ArrayNode paths = json.putArray("mountpaths");
    mountpaths.keySet().forEach(paths::add);
    for (Path directory : mountpaths.values()) {
      Path beside = directory.resolve(FILE + ".tmp");
      Files.write(beside, Json.bytes(json));
      Files.move(beside, directory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Whether a resilver began and has not ended well ({@code fname.ResilverMarker}). */
  static boolean resilverMarked(Map<String, Path> mountpaths) {
    return mountpaths.values().stream()
        .anyMatch(directory -> Files.exists(directory.resolve(RESILVER_MARKER)));
  }

  static void markResilver(Map<String, Path> mountpaths, boolean marked) throws IOException {
    for (Path directory : mountpaths.values()) {
      if (marked) {
        Files.writeString(directory.resolve(RESILVER_MARKER), "");
      } else {
        Files.deleteIfExists(directory.resolve(RESILVER_MARKER));
      }
    }
  }

  /** The end of a decommission that removes everything. */
  static void erase(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(FILE));
    Files.deleteIfExists(directory.resolve(RESILVER_MARKER));
  }
}
