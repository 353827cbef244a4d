package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fields of an object, as {@code metadata.managedFields} lists them. Pure.
 *
 * <p>A tree: {@code f:name} is a field, <code>k:{"name":"x"}</code> an element of a list by its
 * keys, {@code v:x} one by its value, {@code .} the thing itself beside what is in it. A leaf
 * stands for everything below it.
 */
public record FieldSet(ObjectNode tree) {

  private static final String ITSELF = ".";
  private static final String FIELD = "f:";
  private static final String KEYS = "k:";
  private static final String VALUE = "v:";

  /** No field. */
  public static FieldSet none() {
    return new FieldSet(JsonNodeFactory.instance.objectNode());
  }

  /** What any of the entries lists. */
  static FieldSet of(Stream<ManagedFieldsEntry> entries) {
    return entries.map(FieldSet::of).reduce(none(), FieldSet::and);
  }

  private static FieldSet of(ManagedFieldsEntry entry) {
    return Optional.ofNullable(entry.getFieldsV1())
        .map(Serialization.jsonMapper()::<JsonNode>valueToTree)
        .filter(JsonNode::isObject)
        .map(fields -> new FieldSet((ObjectNode) fields))
        .orElseGet(FieldSet::none);
  }

  boolean isEmpty() {
    return tree.isEmpty();
  }

  /** As the API server takes them. */
  FieldsV1 fields() {
    return Serialization.jsonMapper().convertValue(tree, FieldsV1.class);
  }

  /** Those below a field at the top. */
  FieldSet below(String field) {
    return isBelow(field) ? new FieldSet(tree.deepCopy().retain(FIELD + field)) : none();
  }

  private boolean isBelow(String field) {
    return tree.has(FIELD + field);
  }

  /** All but those below a field at the top. */
  FieldSet besides(String field) {
    return new FieldSet(tree.deepCopy().without(FIELD + field));
  }

  /** Those of either. */
  FieldSet and(FieldSet other) {
    return new FieldSet(union(tree, other.tree));
  }

  private static ObjectNode union(ObjectNode one, ObjectNode other) {
    ObjectNode all = one.deepCopy();
    for (Map.Entry<String, JsonNode> field : other.properties()) {
      JsonNode present = all.get(field.getKey());
      all.set(
          field.getKey(),
          present instanceof ObjectNode mine && field.getValue() instanceof ObjectNode theirs
              ? union(mine, theirs)
              : field.getValue().deepCopy());
    }
    return all;
  }

  /** Those that the other has not. */
  FieldSet without(FieldSet other) {
    return new FieldSet(difference(tree, other.tree));
  }

  private static ObjectNode difference(JsonNode one, JsonNode other) {
    ObjectNode left = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : one.properties()) {
      JsonNode known = other.get(field.getKey());
      if (known == null) {
        left.set(field.getKey(), field.getValue().deepCopy());
        continue;
      }
      ObjectNode rest = difference(field.getValue(), known);
      if (!rest.isEmpty()) {
        left.set(field.getKey(), rest);
      }
    }
    return left;
  }

  /** Takes them out of an object, as an apply without them would. */
  void removeFrom(ObjectNode object) {
    remove(tree, object);
  }

  private static void remove(JsonNode fields, ObjectNode object) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (field.getKey().startsWith(FIELD)) {
        remove(field.getValue(), object, field.getKey().substring(FIELD.length()));
      }
    }
  }

  private static void remove(JsonNode fields, ObjectNode object, String name) {
    JsonNode value = object.path(name);
    if (!fields.isEmpty() && value instanceof ObjectNode inner) {
      remove(fields, inner);
    } else if (!fields.isEmpty() && value instanceof ArrayNode list) {
      removeElements(fields, list);
    }
    if (fields.isEmpty() || fields.has(ITSELF) && value.isContainerNode() && value.isEmpty()) {
      object.remove(name);
    }
  }

  private static void removeElements(JsonNode fields, ArrayNode list) {
    for (Map.Entry<String, JsonNode> element : fields.properties()) {
      int index = index(element.getKey(), list);
      if (index < 0) {
        continue;
      }
      if (element.getValue().isEmpty() || element.getValue().has(ITSELF)) {
        list.remove(index);
      } else if (list.get(index) instanceof ObjectNode object) {
        remove(element.getValue(), object);
      }
    }
  }

  /** The values of the fields in an object, by their paths as {@code metadata.labels.team}. */
  Map<String, JsonNode> values(JsonNode object) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    if (!isEmpty()) {
      collect(tree, object, "", values);
    }
    return values;
  }

  private static void collect(
      JsonNode fields, JsonNode value, String path, Map<String, JsonNode> values) {
    if (fields.isEmpty() && !value.isMissingNode()) {
      values.put(path, value);
    }
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String name = field.getKey();
      if (name.startsWith(FIELD)) {
        String inner = name.substring(FIELD.length());
        String below = FieldPath.join(path, FieldPath.step(inner));
        collect(field.getValue(), value.path(inner), below, values);
      } else if (value instanceof ArrayNode list && index(name, list) >= 0) {
        JsonNode element = list.get(index(name, list));
        collect(field.getValue(), element, "%s[%s]".formatted(path, title(name)), values);
      }
    }
  }

  private static String title(String name) {
    JsonNode parsed = parsed(name.substring(KEYS.length()));
    return name.startsWith(KEYS) ? parsed.elements().next().asText() : parsed.asText();
  }

  /** Where the element stands; -1 if it is not there. */
  private static int index(String name, ArrayNode list) {
    for (int index = 0; index < list.size(); index++) {
      if (named(name, list.get(index))) {
        return index;
      }
    }
    return -1;
  }

  private static boolean named(String name, JsonNode element) {
    if (name.startsWith(VALUE)) {
      return parsed(name.substring(VALUE.length())).equals(element);
    }
    return name.startsWith(KEYS)
        && parsed(name.substring(KEYS.length())).properties().stream()
            .allMatch(key -> key.getValue().asText().equals(element.path(key.getKey()).asText("")));
  }

  private static JsonNode parsed(String json) {
    try {
      return Serialization.jsonMapper().readTree(json);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("not of managedFields: " + json, damaged);
    }
  }
}
