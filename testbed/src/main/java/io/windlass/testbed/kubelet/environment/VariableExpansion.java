package io.windlass.testbed.kubelet.environment;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code $(NAME)} references in values, commands and arguments. */
public final class VariableExpansion {

  private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\(([^()]*)\\))");

  private VariableExpansion() {}

  /**
   * Replaces references to known variables; an unknown one stays as written, and {@code $$} stands
   * for one {@code $}.
   */
  public static String expand(String text, Map<String, String> variables) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(
        found -> {
          String name = found.group(2);
          String value = name == null ? "$" : variables.getOrDefault(name, found.group());
          return Matcher.quoteReplacement(value);
        });
  }
}
