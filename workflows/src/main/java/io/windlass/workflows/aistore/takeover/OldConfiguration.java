package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The {@code ais.json} of a role. With the chart's own defaults it is no JSON: two of its values
 * are missing.
 *
 * @param configMap where it is
 * @param content empty if it can't be read
 * @param problem why not; empty if it can
 */
record OldConfiguration(String configMap, JsonNode content, Optional<String> problem) {

  private static final String KEY = "ais.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** That of the given DaemonSet. */
  static OldConfiguration of(OldRelease release, OldDaemons daemons) {
    String name = daemons.configMap().orElse("");
    return release
        .configMap(name)
        .map(map -> Optional.ofNullable(map.getData()).orElse(Map.of()).getOrDefault(KEY, ""))
        .map(text -> read(name, text))
        .orElseGet(
            () ->
                unreadable(
                    name,
                    "DaemonSet %s mounts no ConfigMap that exists".formatted(daemons.name())));
  }

  private static OldConfiguration read(String name, String text) {
    try {
      JsonNode content = JSON.readTree(text);
      return content.isObject()
          ? new OldConfiguration(name, content, Optional.empty())
          : unreadable(name, "ConfigMap %s has no key %s".formatted(name, KEY));
    } catch (JsonProcessingException wrong) {
      return unreadable(
          name,
          "ConfigMap %s, %s, line %d"
              .formatted(
                  name, KEY, wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr()));
    }
  }

  private static OldConfiguration unreadable(String name, String problem) {
    return new OldConfiguration(name, JsonNodeFactory.instance.objectNode(), Optional.of(problem));
  }

  /** Each single setting by its path, such as {@code timeout.send_file_time}. */
  SortedMap<String, JsonNode> settings() {
    SortedMap<String, JsonNode> found = new TreeMap<>();
    collect("", content, found);
    return found;
  }

  private static void collect(String path, JsonNode node, SortedMap<String, JsonNode> found) {
    if (!node.isObject()) {
      found.put(path, node);
      return;
    }
    node.properties()
        .forEach(
            field ->
                collect(
                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                    field.getValue(),
                    found));
  }
}
