package io.windlass.activities.aistore.objects;

import io.windlass.activities.kubernetes.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Durations in the one spelling in which AIStore writes them.
 *
 * <p>The original operator spells every duration anew before it hashes the configuration: {@code
 * 60s} becomes {@code 1m}. Hashes that are to equal its own need the same text.
 */
public final class GoDuration {
  private static final Pattern FORM =
      Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h)");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final long SECOND = 1_000_000_000L;

  private GoDuration() {}

  /** The same settings with every text that is a duration in its one spelling. */
  static Map<String, Object> spelled(Map<String, Object> settings) {
    var spelled = new LinkedHashMap<String, Object>();
    settings.forEach((key, value) -> spelled.put(key, spell(value)));
    return spelled;
  }

  private static Object spell(Object value) {
    return switch (value) {
      case Map<?, ?> section -> spelled(Json.map(section));
      case List<?> list -> list.stream().map(GoDuration::spell).toList();
      case String text -> nanoseconds(text).map(GoDuration::text).orElse(text);
      default -> value;
    };
  }

  /** A text as Go itself writes durations: zero seconds are not left out. */
  static String inFull(String text) {
    String spelled = nanoseconds(text).map(GoDuration::text).orElse(text);
    return spelled.endsWith("m") ? spelled + "0s" : spelled;
  }

  /** How long it is; empty for a text that is no duration. */
  public static Optional<Duration> read(String text) {
    return nanoseconds(text).map(Duration::ofNanos);
  }

  private static Optional<Long> nanoseconds(String text) {
    var parts = FORM.matcher(text);
    var sum = BigDecimal.ZERO;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      var unit = BigDecimal.valueOf(Objects.requireNonNull(NANOSECONDS.get(parts.group(3))));
      sum = sum.add(new BigDecimal(parts.group(1)).multiply(unit));
      end = parts.end();
    }
    return end == 0 || end != text.length() ? Optional.empty() : Optional.of(sum.longValue());
  }

  /** Hours, minutes and seconds; zero seconds after minutes are left out. */
  private static String text(long nanoseconds) {
    if (nanoseconds < SECOND) {
      return belowSecond(nanoseconds);
    }
    long hours = nanoseconds / (3_600 * SECOND);
    long minutes = nanoseconds / (60 * SECOND) % 60;
    long rest = nanoseconds % (60 * SECOND);
    var text = new StringBuilder();
    if (hours > 0) {
      text.append(hours).append('h');
    }
    if (hours > 0 || minutes > 0) {
      text.append(minutes).append('m');
    }
    return rest == 0 && !text.isEmpty() ? text.toString() : text + decimal(rest, SECOND) + "s";
  }

  private static String belowSecond(long nanoseconds) {
    if (nanoseconds == 0) {
      return "0s";
    }
    if (nanoseconds < 1_000) {
      return nanoseconds + "ns";
    }
    return nanoseconds < 1_000_000
        ? decimal(nanoseconds, 1_000) + "µs"
        : decimal(nanoseconds, 1_000_000) + "ms";
  }

  private static String decimal(long amount, long unit) {
    return BigDecimal.valueOf(amount)
        .divide(BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }
}
