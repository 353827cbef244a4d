package io.windlass.workflows.aistore.resource;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Sizes of the AIStore configuration: texts such as {@code 512MiB}, {@code 4GB} or {@code 1024}.
 */
public final class IecSize {
  private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]*)");
  private static final int BINARY = 1024;
  private static final int DECIMAL = 1000;

  /** From the first letter of the unit to the power of 1024 or 1000. */
  private static final Map<String, Integer> POWERS = Map.of("k", 1, "m", 2, "g", 3, "t", 4, "p", 5);

  private IecSize() {}

  /**
   * The size in bytes.
   *
   * @param text a number with an optional unit; KiB and K are 1024 bytes, KB is 1000
   * @return empty when the text is no size
   */
  public static OptionalLong bytes(String text) {
    var form = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    var factor = factor(form.group(2));
    return factor.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            new BigDecimal(form.group(1))
                .multiply(BigDecimal.valueOf(factor.getAsLong()))
                .longValue());
  }

  private static OptionalLong factor(String unit) {
    if (unit.isEmpty() || unit.equals("b")) {
      return OptionalLong.of(1);
    }
    var power = POWERS.get(unit.substring(0, 1));
    if (power == null) {
      return OptionalLong.empty();
    }
    return switch (unit.substring(1)) {
      case "", "ib" -> OptionalLong.of(power(BINARY, power));
      case "b" -> OptionalLong.of(power(DECIMAL, power));
      default -> OptionalLong.empty();
    };
  }

  private static long power(int base, int exponent) {
    return BigDecimal.valueOf(base).pow(exponent).longValueExact();
  }
}
