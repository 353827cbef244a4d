package io.windlass.testbed.benchmarks;

import io.windlass.testbed.playground.Application;
import io.windlass.testbed.scenarios.Metrics;
import java.util.List;

/**
 * The heap of worker and starter at a moment, garbage included.
 *
 * @param worker bytes
 * @param starter bytes
 */
record Heap(double worker, double starter) {

  private static final String USED = "jvm_memory_used_bytes{area=\"heap\"";
  private static final double MEBIBYTE = 1 << 20;
  private static final int MOST = 256;

  static Heap of(BenchmarkStack stack) {
    return new Heap(used(stack.real().worker()), used(stack.real().starter()));
  }

  private static double used(Application application) {
    try (Metrics metrics = new Metrics(application)) {
      return metrics.lines(USED).stream()
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  List<Row> rows(String fleet) {
    return List.of(row(fleet, "worker", worker), row(fleet, "starter", starter));
  }

  private static Row row(String fleet, String role, double bytes) {
    double used = bytes / MEBIBYTE;
    return Row.of(
            "%s: heap of the %s, garbage included".formatted(fleet, role),
            Math.round(used) + " MiB",
            "")
        .aiming("≤ %d MiB".formatted(MOST), used <= MOST);
  }
}
