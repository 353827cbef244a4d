package io.windlass.plugin.report;

import io.windlass.plugin.resource.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an object what may be secret, and keeps a list of what it took.
 *
 * <ol>
 *   <li>A value beside a name, as environment variables and headers have it, is taken out.
 *   <li>So is what a field with a telling name holds; a name of a Secret is no secret.
 *   <li>So is the value of every annotation but Windlass's own, since anybody writes there; of
 *       those, the draft of a spec.
 *   <li>So are commands and their arguments.
 *   <li>In any other text, what has the form of a token, a key, or a password in a URL.
 *   <li>What is taken out is replaced and listed by its path, never silently dropped.
 * </ol>
 */
public final class Redaction {

  static final String GONE = "(left out)";

  private static final Pattern TELLING =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|secret|token|api-?_?key|access-?_?key|private-?_?key"
              + "|credential|cabundle|signingkey).*");

  /** Names and references of secrets. */
  private static final Pattern REFERENCE =
      Pattern.compile("(?i).*(name|names|ref|refs|mount|file)");

  private static final Pattern SECRET_TEXT =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"
              + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)?"
              + "|(?i:bearer|basic)\\s+[A-Za-z0-9+/=._~-]{8,}"
              + "|(?<=://)[^\\s/:@]+:[^\\s/@]+(?=@)"
              + "|\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b"
              + "|(?i)(?<=(?:password|passwd|secret|token|api[_-]?key)[=:])\\s*[^\\s,;&\"']+");

  private static final String OURS = "windlass.io/";
  private static final String DRAFT = "windlass.io/draft";

  private final TreeSet<String> leftOut = new TreeSet<>();

  /** The paths of what was taken out so far. */
  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /**
   * An object without what may be secret.
   *
   * @param path of it, to begin the paths of what is taken out
   */
  public Fields object(String path, Fields object) {
    return Fields.of(map(path, object.values()));
  }

  /**
   * A text without what has the form of a secret.
   *
   * @param path of it
   */
  public String text(String path, String text) {
    String clean = SECRET_TEXT.matcher(text).replaceAll(Matcher.quoteReplacement(GONE));
    if (!clean.equals(text)) {
      leftOut.add(path);
    }
    return clean;
  }

  private Map<String, Object> map(String path, Map<String, Object> values) {
    Map<String, Object> clean = new LinkedHashMap<>();
    boolean named = values.containsKey("name") && values.containsKey("value");
    values.forEach(
        (name, value) -> {
          String where = path + "." + name;
          if (name.equals("managedFields")) {
            return;
          }
          clean.put(
              name,
              (named && name.equals("value")) || isSecret(name, value)
                  ? takeOut(where)
                  : name.equals("annotations")
                      ? annotations(where, Fields.of(value))
                      : value(where, value));
        });
    return clean;
  }

  private static boolean isSecret(String name, @Nullable Object value) {
    return switch (name) {
      case "command", "args" -> value instanceof List<?>;
      default ->
          isPlain(value) && TELLING.matcher(name).matches() && !REFERENCE.matcher(name).matches();
    };
  }

  /**
   * A text, or texts. What has names of its own is looked into, and sizes and switches are
   * harmless.
   */
  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String
        || (value instanceof List<?> list && list.stream().noneMatch(Map.class::isInstance));
  }

  private Map<String, Object> annotations(String path, Fields annotations) {
    Map<String, Object> clean = new LinkedHashMap<>();
    annotations
        .texts()
        .forEach(
            (name, value) -> {
              String where = "%s[%s]".formatted(path, name);
              boolean ours = name.startsWith(OURS) && !name.equals(DRAFT);
              clean.put(name, ours ? text(where, value) : takeOut(where));
            });
    return clean;
  }

  private @Nullable Object value(String path, @Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> map(path, Fields.of(map).values());
      case List<?> list -> list(path, list);
      case String text -> text(path, text);
      case null -> null;
      case Object other -> other;
    };
  }

  private List<@Nullable Object> list(String path, List<?> list) {
    List<@Nullable Object> clean = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      clean.add(value("%s[%d]".formatted(path, i), list.get(i)));
    }
    return clean;
  }

  private String takeOut(String path) {
    leftOut.add(path);
    return GONE;
  }
}
