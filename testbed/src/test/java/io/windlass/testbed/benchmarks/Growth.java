package io.windlass.testbed.benchmarks;

import io.windlass.testbed.scenarios.Cluster;
import io.windlass.testbed.scenarios.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Deploys clusters of more and more targets, and tells how time, calls and events grow. Each is
 * deployed by itself; those before it stay, and rest.
 */
final class Growth {

  private static final int PROXIES = 3;

  private final BenchmarkStack stack;
  private final List<Row> rows = new ArrayList<>();

  Growth(BenchmarkStack stack) {
    this.stack = stack;
  }

  /** Deploys one; answers it. */
  Cluster deploy(int targets) {
    Cluster cluster = Cluster.in(stack.real(), "growth-" + targets);
    Instant began = Instant.now();
    cluster.apply(Manifest.of(PROXIES, targets));
    Deployment.awaitReady(stack.real(), cluster);
    rows.add(row(targets, cluster, began, Instant.now()));
    return cluster;
  }

  /** Those that were deployed. */
  List<Row> rows() {
    return List.copyOf(rows);
  }

  private Row row(int targets, Cluster cluster, Instant began, Instant ended) {
    long calls =
        stack.audit().calls(BenchmarkStack.PRODUCT, began, ended).stream()
            .filter(call -> call.path().contains("/" + cluster.namespace() + "/"))
            .count();
    int events =
        cluster.work().runs().stream()
            .mapToInt(run -> cluster.work().history(run.getExecution()).size())
            .sum();
    double nodes = PROXIES + targets;
    return Row.of(
        "deploy of %d proxies and %d targets".formatted(PROXIES, targets),
        Report.seconds(Duration.between(began, ended)),
        "%d API calls, %s a node; %d history events, %s a node"
            .formatted(calls, Report.number(calls / nodes), events, Report.number(events / nodes)));
  }
}
