package io.windlass.testbed.aistore;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as AIS configurations spell them: {@code 1h0m}, {@code 2.5s}, {@code 100ms}. */
final class GoDuration {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");

  private GoDuration() {}

  /** Empty when the text is no duration. A bare {@code 0} is one. */
  static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher parts = PART.matcher(text);
    double nanoseconds = 0;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      nanoseconds += Double.parseDouble(parts.group(1)) * nanoseconds(parts.group(2));
      end = parts.end();
    }
    return end == 0 || end != text.length()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.round(nanoseconds)));
  }

  private static double nanoseconds(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
