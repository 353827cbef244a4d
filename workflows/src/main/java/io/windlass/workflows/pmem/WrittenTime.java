package io.windlass.workflows.pmem;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as annotations of drivers write it: {@code 90s}, {@code 10m} or {@code 2h}. */
final class WrittenTime {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(s|m|h)");

  private WrittenTime() {}

  /** The time; empty where the text is none. */
  static Optional<Duration> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(form.group(1));
    return Optional.of(
        switch (form.group(2)) {
          case "h" -> Duration.ofHours(amount);
          case "m" -> Duration.ofMinutes(amount);
          case String seconds -> Duration.ofSeconds(amount);
        });
  }
}
