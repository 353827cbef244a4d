package io.windlass.testbed.benchmarks;

/**
 * A line of the table.
 *
 * @param what is measured
 * @param windlass the measurement
 * @param comparison the same without Windlass, and the ratio; empty when there is nothing to
 *     compare
 * @param aim empty when there is none
 * @param verdict whether the aim is met
 */
record Row(String what, String windlass, String comparison, String aim, String verdict) {

  /** Without an aim. */
  static Row of(String what, String windlass, String comparison) {
    return new Row(what, windlass, comparison, "", "");
  }

  /** With the aim that it should meet. */
  Row aiming(String at, boolean met) {
    return new Row(what, windlass, comparison, at, met ? "yes" : "**no**");
  }

  String markdown() {
    return "| %s | %s | %s | %s | %s |".formatted(what, windlass, comparison, aim, verdict);
  }
}
