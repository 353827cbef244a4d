package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.scenarios.Cluster;
import io.windlass.testbed.scenarios.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Targets leave a cluster that holds nothing. The rebalances that AIStore needs for that take their
 * time whatever they move: what is longer is what Windlass adds. AIStore 5.0 is told of all who
 * leave in one call, and needs one rebalance; 4.9 is told of one after the other, and needs as
 * many.
 */
final class ScaleDown {

  private static final String FOUR_NINE = "aistorage/aisnode:v4.9";

  /** Measured on real nodes: a batch of three, from the call to the last node's end. */
  private static final Duration ONE_REBALANCE = Duration.ofMillis(48_700);

  private final BenchmarkStack stack;
  private final Manifest from;
  private final int to;
  private final int rebalances;

  private ScaleDown(BenchmarkStack stack, Manifest from, int to, int rebalances) {
    this.stack = stack;
    this.from = from;
    this.to = to;
    this.rebalances = rebalances;
  }

  /** Three of six at once. */
  static ScaleDown atOnce(BenchmarkStack stack) {
    return new ScaleDown(stack, Manifest.of(3, 6), 3, 1);
  }

  /** Two of five, one after the other. */
  static ScaleDown oneByOne(BenchmarkStack stack) {
    return new ScaleDown(stack, Manifest.of(3, 5).withImage(FOUR_NINE), 3, 2);
  }

  /** Brings the cluster up, and scales it down. */
  Row measure() {
    Cluster cluster =
        Cluster.in(stack.real(), "scale-down-" + from.targets()).apply(from).awaitReady();
    Duration whole = shrink(stack, cluster, to);
    return row(
        whole, stack.real().nodes().journal(cluster.namespace()).nodes("decommission-node").size());
  }

  private static Duration shrink(BenchmarkStack stack, Cluster cluster, int to) {
    Instant began = Instant.now();
    cluster.edit("{\"targetSpec\":{\"size\":%d}}".formatted(to));
    Deployment.awaitReady(stack.real(), cluster);
    Duration whole = Duration.between(began, Instant.now());
    assertThat(cluster.pods("target")).hasSize(to);
    return whole;
  }

  /** Scales a cluster down that is there, and tells what is the same on every machine. */
  static List<Row> counts(BenchmarkStack stack, Cluster cluster, int to) {
    int before = cluster.pods("target").size();
    Instant began = Instant.now();
    shrink(stack, cluster, to);
    long calls =
        stack.audit().calls(BenchmarkStack.PRODUCT, began, Instant.now()).stream()
            .filter(call -> call.path().contains("/" + cluster.namespace() + "/"))
            .count();
    long generation = cluster.resource().orElseThrow().getMetadata().getGeneration();
    OperationHistory history =
        OperationHistory.of(
            cluster.work(), "%s/scale-down/g%d".formatted(cluster.workflowId(), generation));
    String what = "scale-down %d -> %d: ".formatted(before, to);
    double gone = (double) before - to;
    return List.of(
        Row.of(
            what + "API calls per target that leaves",
            Report.number(calls / gone),
            "%d in all".formatted(calls)),
        history.size(what + "largest event of its history"));
  }

  private Row row(Duration whole, int calls) {
    Duration needed = ONE_REBALANCE.multipliedBy(rebalances);
    double ratio = Report.ratio(whole, needed);
    return Row.of(
            "scale-down %d -> %d (%s)".formatted(from.targets(), to, from.image()),
            Report.seconds(whole),
            "%d rebalance(s): %s; %s ×; %d decommission call(s)"
                .formatted(rebalances, Report.seconds(needed), Report.number(ratio), calls))
        .aiming("≤ 1.1 ×, %d call(s)".formatted(rebalances), ratio <= 1.1 && calls == rebalances);
  }
}
