package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where two states of an object differ, field by field. Pure.
 *
 * <ol>
 *   <li>What only the API server writes does not count.
 *   <li>Elements of a list are matched by what names them, where something does; their order counts
 *       beside that.
 *   <li>A text that is JSON, as files in ConfigMaps are, is compared as JSON.
 *   <li>A field that one side does not have at all is one difference, whatever is in it.
 * </ol>
 */
public final class Differences {

  /** What names the elements of a list; the first that all of them have, and no two alike. */
  private static final List<String> NAMES =
      List.of("mountPath", "name", "uid", "topologyKey", "key", "port");

  private static final Set<String> OF_SERVER =
      Set.of(
          "managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");

  private final List<Found> found = new ArrayList<>();

  private Differences() {}

  /**
   * One difference.
   *
   * @param path {@code spec.template.spec.containers[ais-node].image}
   * @param before missing where there is nothing
   * @param after missing where there is nothing
   */
  public record Found(String path, JsonNode before, JsonNode after) {}

  /** In the order of the fields. */
  public static List<Found> between(HasMetadata before, HasMetadata after) {
    return between(content(before), content(after));
  }

  /** The same of any values. */
  public static List<Found> between(JsonNode before, JsonNode after) {
    Differences differences = new Differences();
    differences.compare("", before, after);
    return differences.found;
  }

  private static JsonNode content(HasMetadata object) {
    ObjectNode tree = Serialization.jsonMapper().valueToTree(object);
    tree.remove("status");
    if (tree.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(OF_SERVER);
    }
    return tree;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      compareFields(path, fields(before), fields(after));
    } else if (before.isArray() && after.isArray()) {
      compareElements(path, before, after);
    } else {
      compareValues(path, before, after);
    }
  }

  private void compareValues(String path, JsonNode before, JsonNode after) {
    Optional<JsonNode> file = json(before);
    Optional<JsonNode> other = json(after);
    if (file.isPresent() && other.isPresent()) {
      compare(path, file.get(), other.get());
    } else if (!empty(before) || !empty(after)) {
      found.add(new Found(path, before, after));
    }
  }

  private static boolean empty(JsonNode value) {
    return value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty();
  }

  private static Optional<JsonNode> json(JsonNode text) {
    if (!text.isTextual() || !text.asText().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Serialization.jsonMapper().readTree(text.asText()));
    } catch (JsonProcessingException plain) {
      return Optional.empty();
    }
  }

  private void compareElements(String path, JsonNode before, JsonNode after) {
    Optional<String> name = NAMES.stream().filter(key -> names(key, before, after)).findFirst();
    if (name.isEmpty()) {
      found.add(new Found(path, before, after));
      return;
    }
    Map<String, JsonNode> mine = elements(name.get(), before);
    Map<String, JsonNode> others = elements(name.get(), after);
    int known = found.size();
    compareFields(path, mine, others);
    if (found.size() == known) {
      found.add(new Found(path + "[order]", keys(mine), keys(others)));
    }
  }

  private static JsonNode keys(Map<String, JsonNode> elements) {
    return Serialization.jsonMapper().valueToTree(String.join(", ", elements.keySet()));
  }

  private static boolean names(String key, JsonNode... lists) {
    return Stream.of(lists)
        .allMatch(
            list ->
                list.isEmpty()
                    || stream(list).allMatch(element -> element.path(key).isValueNode())
                        && stream(list).map(element -> element.path(key)).distinct().count()
                            == list.size());
  }

  private static Map<String, JsonNode> elements(String key, JsonNode list) {
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    list.forEach(element -> elements.put("[%s]".formatted(element.path(key).asText()), element));
    return elements;
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object
        .properties()
        .forEach(field -> fields.put(FieldPath.step(field.getKey()), field.getValue()));
    return fields;
  }

  private void compareFields(
      String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    Set<String> steps = new LinkedHashSet<>(before.keySet());
    steps.addAll(after.keySet());
    for (String step : steps) {
      compare(FieldPath.join(path, step), at(before, step), at(after, step));
    }
  }

  private static JsonNode at(Map<String, JsonNode> fields, String step) {
    return fields.getOrDefault(step, MissingNode.getInstance());
  }
}
