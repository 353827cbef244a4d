package io.windlass.plugin.resource;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of resource that Windlass looks after: one whose definition is in the category {@value
 * #CATEGORY}.
 *
 * @param name as manifests spell it: {@code AIStore}
 * @param namespaced whether its resources are in a namespace
 */
public record Kind(
    String group,
    String version,
    String name,
    String plural,
    List<String> otherNames,
    boolean namespaced) {

  /** One whose resources are in a namespace. */
  public Kind(String group, String version, String name, String plural, List<String> otherNames) {
    this(group, version, name, plural, otherNames, true);
  }

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
