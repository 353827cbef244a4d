package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which keys a cluster configuration may have and what kind of value each takes. AIS reads its
 * configuration strictly: an unknown key or a value of the wrong type is an error, not a warning.
 */
final class ConfigSchema {
  private static final Map<AisVersion, JsonNode> SCHEMAS =
      Map.of(
          AisVersion.V4_9, Json.resource("cluster-config-schema-4.9.json"),
          AisVersion.V5_0, Json.resource("cluster-config-schema-5.0.json"));

  /** In whatever case, as AIStore reads it (ParseSize). */
  private static final Pattern SIZE =
      Pattern.compile("\\d+(\\.\\d+)?\\s*([KMGTP]i?)?B?", Pattern.CASE_INSENSITIVE);

  private ConfigSchema() {}

  /**
   * Refuses what does not fit the version's schema.
   *
   * @throws ConfigFailure naming the key as AIS does
   */
  static void check(AisVersion version, JsonNode config) throws ConfigFailure {
    check(Objects.requireNonNull(SCHEMAS.get(version)), config, "cmn.ConfigToSet", "", config);
  }

  private static void check(
      JsonNode schema, JsonNode config, String type, String path, JsonNode root)
      throws ConfigFailure {
    if (!config.isObject()) {
      throw new ConfigFailure(type + ": expected an object at " + quoted(path));
    }
    for (Map.Entry<String, JsonNode> entry : config.properties()) {
      JsonNode rule = schema.get(entry.getKey());
      String inside = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (rule == null) {
        throw new ConfigFailure(type + ".ReadObject: " + ReaderPosition.describe(root, inside));
      }
      if (rule.isObject()) {
        check(rule, entry.getValue(), sectionType(type, entry.getKey()), inside, root);
      } else if (!entry.getValue().isNull() && !fits(rule.asText(), entry.getValue())) {
        throw new ConfigFailure(
            type + "." + inside + ": " + rule.asText() + " expected, got " + entry.getValue());
      }
    }
  }

  private static boolean fits(String rule, JsonNode value) {
    return switch (rule) {
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "duration" -> value.isTextual() && GoDuration.parse(value.asText()).isPresent();
      case "size" ->
          value.isIntegralNumber() || value.isTextual() && SIZE.matcher(value.asText()).matches();
      case "text" -> value.isTextual();
      case "map" -> value.isObject();
      case "list" -> value.isArray();
      default -> throw new IllegalStateException("no such rule: " + rule);
    };
  }

  private static String sectionType(String outer, String key) {
    String name = key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    return outer + "." + name + ": cmn." + name + "ConfToSet";
  }

  private static String quoted(String path) {
    return '"' + path + '"';
  }
}
