package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where AIS's JSON reader stood when it met a key that it does not know. AIS reads what it wrote
 * itself before: compact, with sorted keys.
 */
final class ReaderPosition {
  private static final int NEAR = 10;
  private static final int AROUND = 50;

  private final StringBuilder text = new StringBuilder();
  private final String wanted;
  private OptionalInt head = OptionalInt.empty();

  private ReaderPosition(String wanted) {
    this.wanted = wanted;
  }

  /**
   * The end of the reader's message.
   *
   * @param path keys from the root to the unknown one, with dots between
   */
  static String describe(JsonNode root, String path) {
    ReaderPosition position = new ReaderPosition(path);
    position.write(root, "");
    int at = position.head.orElse(0);
    return "found unknown field: %s, error found in #%d byte of ...|%s|..., bigger context ...|%s|..."
        .formatted(
            path.substring(path.lastIndexOf('.') + 1),
            Math.min(at, NEAR),
            position.around(at, NEAR),
            position.around(at, AROUND));
  }

  private String around(int at, int distance) {
    return text.substring(Math.max(0, at - distance), Math.min(text.length(), at + distance));
  }

  private void write(JsonNode node, String path) {
    if (!node.isObject()) {
      text.append(node);
      return;
    }
    text.append('{');
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    String separator = "";
    for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
      text.append(separator).append('"').append(entry.getKey()).append('"');
      String inside = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (inside.equals(wanted)) {
        head = OptionalInt.of(text.length());
      }
      text.append(':');
      write(entry.getValue(), inside);
      separator = ",";
    }
    text.append('}');
  }
}
