package io.windlass.activities.pmem.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one driver tells of itself in Prometheus' text format: {@code build_info} and {@code
 * pmem_amount_total}.
 *
 * @param version as the driver was built: {@code v0.8.0}
 * @param capacity of all its regions, in bytes
 */
public record DriverReading(Optional<String> version, OptionalLong capacity) {

  private static final Pattern VERSION =
      Pattern.compile("^build_info\\{(?:.*,)?version=\"([^\"]*)\".*} .*$", Pattern.MULTILINE);

  private static final Pattern CAPACITY =
      Pattern.compile("^pmem_amount_total(?:\\{.*})? (\\S+).*$", Pattern.MULTILINE);

  /** Reads an answer; what is not in it, or no number, is empty. */
  static DriverReading of(String exposition) {
    Matcher version = VERSION.matcher(exposition);
    Matcher capacity = CAPACITY.matcher(exposition);
    return new DriverReading(
        version.find() ? Optional.of(version.group(1)) : Optional.empty(),
        capacity.find() ? bytes(capacity.group(1)) : OptionalLong.empty());
  }

  /** Prometheus writes large numbers with an exponent. */
  private static OptionalLong bytes(String number) {
    try {
      return OptionalLong.of((long) Double.parseDouble(number));
    } catch (NumberFormatException none) {
      return OptionalLong.empty();
    }
  }
}
