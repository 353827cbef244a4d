package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares bodies by keys and types; text by its pattern; the message of an error word by word. */
final class BodyShape {
  /** Objects whose keys are data: node ids, paths, names. */
  private static final Set<String> MAPS =
      Set.of("pmap", "tmap", "proxy", "target", "mountpaths", "@#");

  private BodyShape() {}

  static List<String> differences(String recorded, String actual) {
    List<String> differences = new ArrayList<>();
    if (recorded.startsWith("{") || recorded.startsWith("[")) {
      compare("", parse(recorded), parse(actual), differences);
    } else if (!Exchange.normalized(recorded).equals(Exchange.normalized(actual))) {
      differences.add("body " + actual.strip() + " instead of " + recorded.strip());
    }
    return differences;
  }

  private static JsonNode parse(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException noJson) {
      return Json.object().put("not JSON", text);
    }
  }

  private static void compare(String path, JsonNode recorded, JsonNode actual, List<String> into) {
    if (kind(recorded) != kind(actual)) {
      into.add(path + " is " + kind(actual) + " instead of " + kind(recorded));
    } else if (recorded.isObject()) {
      objects(path, recorded, actual, into);
    } else if (recorded.isArray() && !recorded.isEmpty() && !actual.isEmpty()) {
      compare(path + "[]", recorded.get(0), actual.get(0), into);
    } else if (path.equals(".message") && !same(recorded, actual)) {
      into.add(path + " " + actual.asText() + " instead of " + recorded.asText());
    }
  }

  private static void objects(String path, JsonNode recorded, JsonNode actual, List<String> into) {
    if (isMap(path, recorded)) {
      compare(path + ".*", first(recorded), first(actual), into);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : recorded.properties()) {
      String inside = path + "." + entry.getKey();
      if (actual.has(entry.getKey())) {
        compare(inside, entry.getValue(), actual.get(entry.getKey()), into);
      } else {
        into.add(inside + " is missing");
      }
    }
    Set<String> surplus = new HashSet<>();
    actual.fieldNames().forEachRemaining(surplus::add);
    recorded.fieldNames().forEachRemaining(surplus::remove);
    surplus.forEach(key -> into.add(path + "." + key + " is surplus"));
  }

  private static boolean isMap(String path, JsonNode recorded) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    String one = recorded.isEmpty() ? "" : recorded.fieldNames().next();
    boolean byNode = one.matches("(proxy|target)\\dAAAA");
    return byNode || MAPS.contains(key) && first(recorded).isObject() && !key.equals("proxy");
  }

  private static JsonNode first(JsonNode object) {
    return object.isEmpty() ? Json.object() : object.elements().next();
  }

  private static Object kind(JsonNode node) {
    return node.isNumber() ? "number" : node.getNodeType();
  }

  private static boolean same(JsonNode recorded, JsonNode actual) {
    return Exchange.normalized(recorded.asText()).equals(Exchange.normalized(actual.asText()));
  }
}
