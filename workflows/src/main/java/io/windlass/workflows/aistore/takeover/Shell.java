package io.windlass.workflows.aistore.takeover;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of commands, so that nothing that was read becomes a command of its own. */
final class Shell {

  private static final Pattern PLAIN = Pattern.compile("[-A-Za-z0-9_./:@%=+,]+");

  private Shell() {}

  /** One word. */
  static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Several, with spaces between them. */
  static String words(Collection<String> texts) {
    return texts.stream().map(Shell::word).collect(Collectors.joining(" "));
  }
}
