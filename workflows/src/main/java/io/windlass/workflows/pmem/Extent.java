package io.windlass.workflows.pmem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some of the nodes, as a number or as a part of all.
 *
 * @param value from 0; at most 100 for a part
 * @param percent whether it is a part of a hundred
 */
public record Extent(int value, boolean percent) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(%?)");
  private static final int WHOLE = 100;

  /** Reads {@code 3} or {@code 25%}. */
  public static Optional<Extent> of(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches()
        ? Optional.of(new Extent(Integer.parseInt(form.group(1)), !form.group(2).isEmpty()))
            .filter(extent -> !extent.percent || extent.value <= WHOLE)
        : Optional.empty();
  }

  /** How many of so many: a part is rounded down, and never less than one. */
  public int of(int total) {
    return percent ? Math.max(1, (int) ((long) total * value / WHOLE)) : value;
  }

  /** As people write it. */
  @Override
  public String toString() {
    return percent ? value + "%" : String.valueOf(value);
  }
}
