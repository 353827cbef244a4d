package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A node's state directory: the cluster's metadata as this node last heard it. */
final class NodeState {
  private static final String SMAP = ".ais.smap";
  private static final String CONFIG = ".ais.conf";
  private static final String BUCKETS = ".ais.bmd";
  private static final String REBALANCES = ".ais.rmd";
  private static final List<String> FILES = List.of(SMAP, CONFIG, BUCKETS, REBALANCES);

  private final Path directory;
  private ClusterMetadata saved = ClusterMetadata.unfounded(ClusterConfig.none());

  NodeState(Path directory) {
    this.directory = directory;
  }

  /** Empty when the directory is fresh or incomplete. */
  Optional<ClusterMetadata> load(AisVersion version) throws IOException {
    for (String file : FILES) {
      if (!Files.exists(directory.resolve(file))) {
        return Optional.empty();
      }
    }
    JsonNode buckets = read(BUCKETS);
    TreeMap<String, Long> created = new TreeMap<>();
    buckets
        .path("created")
        .properties()
        .forEach(e -> created.put(e.getKey(), e.getValue().asLong()));
    return Optional.of(
        new ClusterMetadata(
            SmapJson.read(read(SMAP)),
            ClusterConfig.defaults(version).merged((ObjectNode) read(CONFIG)),
            created,
            buckets.path("version").asLong(),
            read(REBALANCES).path("version").asLong()));
  }

  /** Writes what changed since the last call. */
  synchronized void save(ClusterMetadata metadata) {
    if (metadata.smap() != saved.smap()) {
      write(SMAP, SmapJson.write(metadata.smap()));
    }
    if (metadata.config() != saved.config()) {
      write(CONFIG, metadata.config().json());
    }
    if (metadata.buckets() != saved.buckets()) {
      ObjectNode buckets = Json.object().put("version", metadata.bucketsVersion());
      metadata.buckets().forEach(buckets.putObject("created")::put);
      write(BUCKETS, buckets);
    }
    write(REBALANCES, Json.object().put("version", metadata.rebalances()));
    saved = metadata;
  }

  /** What a node does at the end of its decommission. */
  void erase() throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(directory.resolve(file));
    }
    Files.deleteIfExists(directory.resolve(NodeIdentity.FILE));
  }

  private JsonNode read(String file) throws IOException {
    return Json.parse(directory.resolve(file));
  }

  /** Written beside and moved over, so that a kill in between leaves the older file whole. */
  private void write(String file, JsonNode content) {
    try {
      Path beside = directory.resolve(file + ".tmp");
      Files.write(beside, Json.bytes(content));
      Files.move(beside, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
