package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value as people may see it: short, and nothing that may be secret. Statuses and histories are
 * read by many. Pure.
 */
public final class ShownValue {

  private static final int LONGEST = 120;

  private static final String HIDDEN = "(not shown)";

  /** A name that tells that its value may be secret. */
  private static final Pattern TELLING =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|secret|token|credential|api-?_?key|access-?_?key"
              + "|private-?_?key|signature).*");

  /** A value that somebody gave a name of his own. */
  private static final Pattern NAMED = Pattern.compile(".*\\.env\\[[^\\]]+\\]\\.value");

  /** Anybody writes annotations; those of operators are known. */
  private static final Pattern ANNOTATION =
      Pattern.compile(
          ".*annotations\\[(?!config\\.aistore\\.nvidia\\.com/|pmem-csi\\.intel\\.com/|windlass\\.io/"
              + "|prometheus\\.io/).*");

  /** Files and references are named, not shown. */
  private static final Pattern REFERENCE = Pattern.compile("(?i).*(name|path|ref|mode)");

  private ShownValue() {}

  /** The value at a path of {@link Differences}; empty for none. */
  public static String of(String path, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isValueNode()) {
      return hides(path) ? HIDDEN : shortened(value.asText());
    }
    return hides(path) ? HIDDEN : shortened(cleaned(path, value.deepCopy()).toString());
  }

  private static boolean hides(String path) {
    String last = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')) + 1);
    return NAMED.matcher(path).matches()
        || ANNOTATION.matcher(path).matches()
        || path.contains(".signature.")
        || TELLING.matcher(last).matches() && !REFERENCE.matcher(last).matches();
  }

  /** What is inside, too; a value beside a name is somebody's own. */
  private static JsonNode cleaned(String path, JsonNode value) {
    switch (value) {
      case ObjectNode object -> {
        if (object.has("name") && object.has("value")) {
          object.set("value", TextNode.valueOf(HIDDEN));
        }
        for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
          String inner = path + FieldPath.step(field.getKey());
          object.set(
              field.getKey(),
              hides(inner) ? TextNode.valueOf(HIDDEN) : cleaned(inner, field.getValue()));
        }
      }
      case ArrayNode list -> list.forEach(element -> cleaned(path, element));
      case JsonNode plain -> {}
    }
    return value;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
