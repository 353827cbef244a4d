package io.windlass.plugin.render;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as people say them, seen from now. */
public record Times(Instant now) {

  private static final int TWICE = 2;

  /** How long ago: {@code 5m}; a question mark when that can't be told. */
  String age(String since) {
    return instant(since).map(time -> words(Duration.between(time, now))).orElse("?");
  }

  /** How long until then; empty if it is over or unknown. */
  Optional<String> until(String then) {
    return instant(then)
        .filter(time -> time.isAfter(now))
        .map(time -> words(Duration.between(now, time)));
  }

  /** How long it took: {@code 5m}; a question mark when that can't be told. */
  String between(String from, String to) {
    return instant(from)
        .flatMap(begin -> instant(to).map(end -> words(Duration.between(begin, end))))
        .orElse("?");
  }

  /** Two units at most, as kubectl does it: {@code 90s}, {@code 5m}, {@code 3h20m}, {@code 4d}. */
  static String words(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    if (minutes < TWICE) {
      return seconds + "s";
    }
    if (hours < TWICE) {
      return minutes + "m";
    }
    return hours < 48 ? "%dh%02dm".formatted(hours, minutes % 60) : hours / 24 + "d";
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
