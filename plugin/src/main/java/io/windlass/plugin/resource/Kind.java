package io.windlass.plugin.resource;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of resource that Windlass looks after: one whose definition is in the category {@value
 * #CATEGORY}.
 *
 * @param name as manifests spell it: {@code AIStore}
 */
public record Kind(
    String group, String version, String name, String plural, List<String> otherNames) {

  public static final String CATEGORY = "windlass";

  /** As manifests spell it: {@code ais.nvidia.com/v1beta1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The name of its definition: {@code aistores.ais.nvidia.com}. */
  public String definition() {
    return plural + "." + group;
  }

  /** Whether people mean it by that word, as kubectl understands it. */
  public boolean called(String word) {
    return Stream.concat(Stream.of(name, plural, definition()), otherNames.stream())
        .anyMatch(word::equalsIgnoreCase);
  }
}
