package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.scenarios.Driver;
import io.windlass.workflows.lifecycle.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What it takes to replace the certificates of a driver on many nodes, ten at a time.
 *
 * <ol>
 *   <li>They are renewed, then their authority is replaced, then it is revoked; each is asked for,
 *       and over when it is answered.
 *   <li>Meanwhile it is counted how many pods each node got.
 * </ol>
 */
final class DriverRotation {

  private static final int BATCH = 10;
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final BenchmarkStack stack;
  private final Driver driver;
  private final int nodes;

  /**
   * @param driver that is well on all nodes
   */
  DriverRotation(BenchmarkStack stack, Driver driver, int nodes) {
    this.stack = stack;
    this.driver = driver.annotate("windlass.io/rollout-batch=" + BATCH);
    this.nodes = nodes;
  }

  List<Row> rows() {
    return List.of(
        measure("certificates renewed", Request.CERTIFICATES, "now", 1),
        measure("authority replaced", Request.REPLACE_AUTHORITY, "now", 3),
        measure("authority revoked", Request.REPLACE_AUTHORITY, "revoke", 1));
  }

  private Row measure(String what, Request request, String text, int rollouts) {
    try (NewPods pods =
        new NewPods(stack.real().kubernetes(), "default", driver.podPrefix(), nodes)) {
      driver.await("all pods are known", LIMIT, pods::complete);
      Instant began = Instant.now();
      driver.annotate("%s=%s".formatted(request.annotation(), text));
      driver.await(what, LIMIT, () -> driver.get(answer(request)).equals(text));
      Duration taken = Duration.between(began, Instant.now());
      driver.awaitRunning();
      assertThat(pods.count()).as(what).isEqualTo(rollouts * nodes);
      return Row.of(
          "driver on %d nodes, %d at a time: %s".formatted(nodes, BATCH, what),
          Report.seconds(taken),
          "restarts of each node's driver: " + pods.count() / nodes);
    }
  }

  private static String answer(Request request) {
    return "{.metadata.annotations.%s}".formatted(request.answer().replace(".", "\\."));
  }
}
