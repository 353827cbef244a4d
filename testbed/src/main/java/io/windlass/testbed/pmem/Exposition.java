package io.windlass.testbed.pmem;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A page of metrics in Prometheus' text format, numbers as Go writes them. */
final class Exposition {

  private static final int LARGEST_PLAIN = 1_000_000;

  private final StringBuilder text = new StringBuilder();

  /** Adds one that goes up and down. */
  Exposition gauge(String name, String help, Map<String, String> labels, long value) {
    return head(name, help, "gauge").sample(name, labels, value);
  }

  /** Begins a metric. */
  Exposition head(String name, String help, String type) {
    text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    return this;
  }

  /** Adds one line. */
  Exposition sample(String name, Map<String, String> labels, long value) {
    String shown =
        new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
                .collect(Collectors.joining(","));
    text.append(name);
    if (!shown.isEmpty()) {
      text.append('{').append(shown).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
    return this;
  }

  /** The shortest form: 1e+06 from a million on. */
  static String number(long value) {
    if (Math.abs(value) < LARGEST_PLAIN) {
      return Long.toString(value);
    }
    BigDecimal digits = new BigDecimal((double) value).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    return String.format(Locale.ROOT, "%se+%02d", mantissa, exponent);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
