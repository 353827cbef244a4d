package io.windlass.plugin.resource;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A kind of resource that Windlass looks after: one whose definition is in the category {@value
 * #CATEGORY}.
 *
 * @param name as manifests spell it: {@code AIStore}
 * @param otherNames singular and short names
 * @param namespaced whether its resources are in a namespace
 * @param shared whether a kind of somebody else has its name, too: then it is meant only where its
 *     group is told
 */
public record Kind(
    String group,
    String version,
    String name,
    String plural,
    List<String> otherNames,
    boolean namespaced,
    boolean shared) {

  public static final String CATEGORY = "windlass";

  /** One whose resources are in a namespace, with a name of its own. */
  public Kind(String group, String version, String name, String plural, List<String> otherNames) {
    this(group, version, name, plural, otherNames, true, false);
  }

  /** As manifests spell it: {@code ais.nvidia.com/v1beta1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The name of its definition: {@code aistores.ais.nvidia.com}. */
  public String definition() {
    return plural + "." + group;
  }

  /** What tells it from every other kind in a sentence: its name, with the group if need be. */
  public String title() {
    return shared ? name + "." + group : name;
  }

  /** The word by which people mean it: {@code aistore}, {@code deployments.pmem-csi.intel.com}. */
  public String word() {
    return shared ? definition() : name.toLowerCase(Locale.ROOT);
  }

  /** Whether people mean it by that word, as kubectl understands it. */
  public boolean called(String word) {
    return words().anyMatch(name -> word.equalsIgnoreCase(name + "." + group))
        || (!shared && words().anyMatch(word::equalsIgnoreCase));
  }

  /** Whether the word is one of its own that is taken for a kind of somebody else. */
  public boolean mistaken(String word) {
    return shared && words().anyMatch(word::equalsIgnoreCase);
  }

  private Stream<String> words() {
    return Stream.concat(Stream.of(name, plural), otherNames.stream());
  }
}
