package io.windlass.testbed.benchmarks;

import java.time.Duration;
import java.util.List;

/** Durations of the same thing, measured many times. */
record Samples(List<Duration> sorted) {

  Samples {
    sorted = sorted.stream().sorted().toList();
  }

  /**
   * The least duration that no more than {@code 1 - part} of all exceed.
   *
   * @param part for example 0.99
   */
  Duration percentile(double part) {
    int rank = (int) Math.ceil(part * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }

  Duration median() {
    return percentile(0.5);
  }

  /** Median and 99th percentile, for a table. */
  String summary() {
    return "p50 %d ms, p99 %d ms".formatted(median().toMillis(), percentile(0.99).toMillis());
  }
}
