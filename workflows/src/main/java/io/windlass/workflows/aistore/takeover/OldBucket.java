package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A bucket of the old cluster.
 *
 * @param namespace of AIStore, without its mark; empty for the usual one
 * @param properties those that modern AIStore takes, as {@code mirror.copies}, with their values
 * @param left names of the others
 */
public record OldBucket(
    String provider,
    String namespace,
    String name,
    SortedMap<String, String> properties,
    List<String> left) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][-A-Za-z0-9_.]*");
  private static final Set<String> CLOUDS = Set.of("aws", "gcp", "azure");

  /** Names of the usual namespace, by version. */
  private static final Set<String> USUAL = Set.of("", "#", "@#");

  private static final Set<String> PROPERTIES =
      Set.of(
          "mirror.enabled",
          "mirror.copies",
          "mirror.burst_buffer",
          "ec.enabled",
          "ec.data_slices",
          "ec.parity_slices",
          "ec.objsize_limit",
          "checksum.type",
          "checksum.validate_cold_get",
          "checksum.validate_warm_get",
          "checksum.validate_obj_move",
          "checksum.enable_read_range",
          "lru.enabled",
          "versioning.enabled",
          "versioning.validate_warm_get");

  /** What every bucket has of its own, whether it is copied or not. */
  private static final Set<String> MADE = Set.of("provider", "cloud_provider", "bid", "created");

  /** From the JSON of the bucket metadata: provider, namespace, bucket. */
  static List<OldBucket> read(JsonNode metadata) {
    List<OldBucket> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> provider : metadata.path("providers").properties()) {
      for (Map.Entry<String, JsonNode> namespace : provider.getValue().properties()) {
        for (Map.Entry<String, JsonNode> bucket : namespace.getValue().properties()) {
          String space = USUAL.contains(namespace.getKey()) ? "" : namespace.getKey();
          found.add(read(provider.getKey(), space, bucket));
        }
      }
    }
    return List.copyOf(found);
  }

  private static OldBucket read(
      String provider, String namespace, Map.Entry<String, JsonNode> bucket) {
    SortedMap<String, String> all = new TreeMap<>();
    for (Map.Entry<String, JsonNode> section : bucket.getValue().properties()) {
      String name = section.getKey().equals("cksum") ? "checksum" : section.getKey();
      section
          .getValue()
          .properties()
          .forEach(leaf -> all.put(name + "." + leaf.getKey(), leaf.getValue().asText()));
      if (section.getValue().isValueNode() && !MADE.contains(name)) {
        all.put(name, section.getValue().asText());
      }
    }
    SortedMap<String, String> kept = new TreeMap<>(all);
    kept.keySet().retainAll(PROPERTIES);
    List<String> left = all.keySet().stream().filter(name -> !kept.containsKey(name)).toList();
    return new OldBucket(provider, namespace, bucket.getKey(), kept, left);
  }

  /** As the command line of AIStore writes it: {@code ais://images}. */
  String title() {
    String space = namespace.isEmpty() ? "" : "#" + bare() + "/";
    return "%s://%s%s".formatted(provider, space, name);
  }

  /** Where its objects are, below a mount path. */
  String directory() {
    String space = namespace.isEmpty() ? "" : "#" + bare() + "/";
    return "@%s/%s%s".formatted(provider, space, name);
  }

  /** The namespace with its mark, as AIStore's API writes it; empty for the usual one. */
  String space() {
    return namespace.isEmpty() ? "" : "#" + bare();
  }

  private String bare() {
    return namespace.replaceFirst("^@?#", "");
  }

  /** Whether its objects are in a cloud, and only copies of them here. */
  boolean cloud() {
    return CLOUDS.contains(provider);
  }

  /** Whether it can be made anew: it is of this cluster itself, and its name is a plain one. */
  boolean recreatable() {
    return provider.equals("ais")
        && NAME.matcher(name).matches()
        && (namespace.isEmpty() || NAME.matcher(bare()).matches());
  }

  boolean erasureCoded() {
    return Boolean.parseBoolean(properties.getOrDefault("ec.enabled", "false"));
  }

  /** The properties as the command line takes them. */
  String settings() {
    return properties.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
