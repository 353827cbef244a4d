package io.windlass.testbed.pmem;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command line as Go's package {@code flag} reads it: one or two dashes, the value after {@code
 * =} or in the next word; the last one counts. What follows the first word without a dash is
 * ignored, as the programs simulated here do.
 */
record GoFlags(Map<String, String> values) {

  /** Flags of klog, which all these programs have. */
  private static final Set<String> LOG_VALUES =
      Set.of("v", "stderrthreshold", "vmodule", "log_dir", "log_file", "log_backtrace_at");

  private static final Set<String> LOG_SWITCHES =
      Set.of("logtostderr", "alsologtostderr", "skip_headers", "skip_log_headers");

  /**
   * What a program knows.
   *
   * @param values flags that need a value
   * @param switches flags that may stand alone
   */
  record Known(Set<String> values, Set<String> switches) {

    boolean isSwitch(String name) {
      return switches.contains(name) || LOG_SWITCHES.contains(name);
    }

    boolean has(String name) {
      return isSwitch(name) || values.contains(name) || LOG_VALUES.contains(name);
    }
  }

  /**
   * Reads arguments.
   *
   * @param arguments without the name of the program
   * @throws StartFailure for a flag that is not known, or lacks its value
   */
  static GoFlags parse(List<String> arguments, Known known) throws StartFailure {
    Map<String, String> values = new HashMap<>();
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      String word = words.next();
      if (!word.startsWith("-") || word.equals("-") || word.equals("--")) {
        break;
      }
      String[] parts = word.replaceFirst("^--?", "").split("=", 2);
      if (parts[0].isEmpty() || parts[0].startsWith("-")) {
        throw StartFailure.usage("bad flag syntax: " + word);
      }
      values.put(parts[0], value(parts, words, known));
    }
    level(values);
    return new GoFlags(values);
  }

  private static String value(String[] parts, Iterator<String> words, Known known)
      throws StartFailure {
    if (!known.has(parts[0])) {
      throw StartFailure.usage("flag provided but not defined: -" + parts[0]);
    }
    if (parts.length == 2) {
      return parts[1];
    }
    if (known.isSwitch(parts[0])) {
      return "true";
    }
    if (!words.hasNext()) {
      throw StartFailure.usage("flag needs an argument: -" + parts[0]);
    }
    return words.next();
  }

  private static void level(Map<String, String> values) throws StartFailure {
    String level = values.getOrDefault("v", "0");
    if (!level.matches("-?\\d+")) {
      throw StartFailure.usage("invalid value \"%s\" for flag -v".formatted(level));
    }
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
