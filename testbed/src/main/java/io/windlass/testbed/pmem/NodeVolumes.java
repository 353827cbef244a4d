package io.windlass.testbed.pmem;

import com.fasterxml.jackson.databind.ObjectMapper;
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
 * The volumes of one node: made in its PMEM, remembered in its state directory. What the directory
 * remembers and the PMEM does not hold is forgotten at the start.
 */
final class NodeVolumes {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".json";

  private final PmemRegion region;
  private final Path directory;
  private final DriverConfig config;
  private final Map<String, Volume> volumes = new TreeMap<>();

  /**
   * A volume.
   *
   * @param id its handle
   * @param size in bytes
   */
  record Volume(String id, String name, long size) {}

  private NodeVolumes(PmemRegion region, Path directory, DriverConfig config) {
    this.region = region;
    this.directory = directory;
    this.config = config;
  }

  static NodeVolumes open(PmemRegion region, Path directory, DriverConfig config) {
    NodeVolumes opened = new NodeVolumes(region, directory, config);
    boolean first = region.first();
    for (Volume volume : opened.remembered()) {
      if (first) {
        region.restore(volume.id(), volume.size(), config.deviceMode());
      }
      if (region.has(volume.id())) {
        opened.volumes.put(volume.id(), volume);
      } else {
        opened.forget(volume.id());
      }
    }
    return opened;
  }

  synchronized List<Volume> all() {
    return List.copyOf(volumes.values());
  }

  PmemCapacity capacity() {
    return region.capacity(config.deviceMode(), config.percentage());
  }

  /** Makes a volume, unless one of that name and at least that size is there. */
  synchronized Volume create(Volume wanted) throws CallFailure {
    Optional<Volume> present =
        volumes.values().stream().filter(one -> one.name().equals(wanted.name())).findFirst();
    if (present.isPresent()) {
      if (present.get().size() < wanted.size()) {
        throw new CallFailure(
            CallFailure.Code.ALREADY_EXISTS,
            "smaller volume with the same name \"%s\" already exists".formatted(wanted.name()));
      }
      return present.get();
    }
    region.create(wanted.id(), wanted.size(), config.deviceMode(), config.percentage());
    volumes.put(wanted.id(), wanted);
    remember(wanted);
    return wanted;
  }

  /** Ends a volume, if it is there. */
  synchronized void delete(String id) throws CallFailure {
    if (volumes.containsKey(id)) {
      region.delete(id);
      volumes.remove(id);
      forget(id);
    }
  }

  synchronized void publish(String id, String pod) {
    if (!volumes.containsKey(id)) {
      throw new IllegalStateException("volume not found: " + id);
    }
    region.mount(id, pod);
  }

  void unpublish(String id, String pod) {
    region.unmount(id, pod);
  }

  private List<Volume> remembered() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).map(NodeVolumes::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Volume read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Volume.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remember(Volume volume) {
    try {
      JSON.writeValue(directory.resolve(volume.id() + SUFFIX).toFile(), volume);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forget(String id) {
    try {
      Files.deleteIfExists(directory.resolve(id + SUFFIX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
