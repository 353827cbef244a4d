package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.scenarios.Cluster;
import io.windlass.testbed.scenarios.Manifest;
import java.time.Duration;
import java.time.Instant;

/**
 * Three of six targets leave a cluster of AIStore 5.0 that holds nothing. The rebalance that
 * AIStore needs for that takes its time whatever it moves: what is longer is what Windlass adds.
 */
final class ScaleDown {

  private static final int BEFORE = 6;
  private static final int AFTER = 3;

  /** Measured on real nodes: a batch of three, from the call to the last node's end. */
  private static final Duration ONE_REBALANCE = Duration.ofMillis(48_700);

  private final BenchmarkStack stack;
  private final Cluster cluster;
  private Duration whole = Duration.ZERO;

  ScaleDown(BenchmarkStack stack) {
    this.stack = stack;
    this.cluster =
        Cluster.in(stack.real(), "scale-down").apply(Manifest.of(3, BEFORE)).awaitReady();
  }

  /** Scales down. */
  ScaleDown run() {
    Instant began = Instant.now();
    cluster.edit("{\"targetSpec\":{\"size\":%d}}".formatted(AFTER));
    Deployment.awaitReady(stack.real(), cluster);
    whole = Duration.between(began, Instant.now());
    assertThat(cluster.pods("target")).hasSize(AFTER);
    return this;
  }

  Row row() {
    int calls = stack.real().nodes().journal(cluster.namespace()).nodes("decommission-node").size();
    double ratio = Report.ratio(whole, ONE_REBALANCE);
    return Row.of(
            "scale-down 6 -> 3 on 5.0",
            Report.seconds(whole),
            "one rebalance: %s; %s ×; %d decommission call(s)"
                .formatted(Report.seconds(ONE_REBALANCE), Report.number(ratio), calls))
        .aiming("≤ 1.1 ×, one call", ratio <= 1.1 && calls == 1);
  }
}
