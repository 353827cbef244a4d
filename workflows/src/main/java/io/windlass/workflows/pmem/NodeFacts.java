package io.windlass.workflows.pmem;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a pod saw of a node's persistent memory from inside. It is kept on the node, as words: what
 * is seen there is true for every driver.
 *
 * @param boot identifier of the kernel's start; what was seen before another one says nothing
 * @param words by key, as the pod wrote them
 */
public record NodeFacts(String boot, Map<String, String> words) {

  /** Annotation of a Kubernetes node. */
  public static final String ANNOTATION = "windlass.io/pmem-facts";

  private static final String BOOT = "boot";
  private static final String SILENT = "silent";

  public NodeFacts {
    words = Map.copyOf(words);
  }

  /** Reads words as {@code regions=1 free=0}, divided by whitespace; garbled ones are left out. */
  public static NodeFacts of(String boot, String text) {
    return new NodeFacts(boot, words(text));
  }

  /**
   * As a node remembers them; empty where nothing is remembered, or another start of it.
   *
   * @param boot identifier of its present start
   */
  public static Optional<NodeFacts> remembered(String annotation, String boot) {
    Map<String, String> words = words(annotation);
    String then = Optional.ofNullable(words.remove(BOOT)).orElse("");
    return words.isEmpty() || !then.equals(boot)
        ? Optional.empty()
        : Optional.of(new NodeFacts(then, words));
  }

  private static Map<String, String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .map(word -> word.split("=", 2))
        .filter(word -> word.length == 2)
        .collect(
            Collectors.toMap(word -> word[0], word -> word[1], (one, two) -> two, TreeMap::new));
  }

  /** As a node remembers them. */
  public String text() {
    return new TreeMap<>(words)
        .entrySet().stream()
            .map(word -> "%s=%s".formatted(word.getKey(), word.getValue()))
            .collect(Collectors.joining(" ", "%s=%s ".formatted(BOOT, boot), ""));
  }

  /** The same with another word. */
  public NodeFacts with(String key, String word) {
    Map<String, String> more = new TreeMap<>(words);
    more.put(key, word);
    return new NodeFacts(boot, more);
  }

  /** Whether the pod told anything. */
  public boolean empty() {
    return words.isEmpty();
  }

  /** Regions of persistent memory that can be written. */
  public long regions() {
    return number("regions");
  }

  /** Bytes of all of them. */
  public long size() {
    return number("size");
  }

  /** Bytes that are in no namespace. */
  public long free() {
    return number("free");
  }

  /** How many namespaces are raw. */
  public long raw() {
    return number("raw");
  }

  /** Bytes of them. */
  public long rawSize() {
    return number("raw-size");
  }

  /** Bytes of namespaces in mode fsdax with the driver's name for them. */
  public long ours() {
    return number("ours");
  }

  /** How many namespaces in mode fsdax have not that name. */
  public long unnamed() {
    return number("unnamed");
  }

  /** Bytes of namespaces that are neither raw nor the driver's. */
  public long others() {
    return number("others");
  }

  /** Why there was no answer; empty where there was one. */
  public Optional<String> silence() {
    return word(SILENT);
  }

  /** Nothing was seen. */
  public static NodeFacts silent(String boot, String why) {
    return new NodeFacts(boot, Map.of(SILENT, why.strip().replaceAll("[\\s=]+", "_")));
  }

  /** What a word says; empty where it was not told. */
  public Optional<String> word(String key) {
    return Optional.ofNullable(words.get(key));
  }

  private long number(String key) {
    return word(key).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf).orElse(0L);
  }
}
