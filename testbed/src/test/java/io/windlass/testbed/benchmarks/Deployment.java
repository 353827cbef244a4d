package io.windlass.testbed.benchmarks;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.testbed.scenarios.Cluster;
import io.windlass.testbed.scenarios.Manifest;
import io.windlass.testbed.scenarios.RealStack;
import io.windlass.workflows.aistore.resource.AIStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Brings up a cluster of three proxies and three targets, without Windlass and with it.
 *
 * <ol>
 *   <li>While no starter runs, the objects that Windlass would make are applied all at once; the
 *       cluster is up when every pod is ready and AIStore itself says that it has started.
 *   <li>With a starter, which also takes over the clusters from before, the resource is created;
 *       the cluster is up when it is {@code Ready}.
 *   <li>Each several times. Before the second series one cluster is brought up that does not count,
 *       so that worker and starter are warm.
 * </ol>
 */
final class Deployment {

  private static final Manifest MANIFEST = Manifest.of(3, 3);

  /** Of an upgrade of a hundred targets, too. */
  private static final Duration LIMIT = Duration.ofHours(1);

  private final RealStack stack;
  private final List<Duration> plain = new ArrayList<>();
  private final List<Duration> windlass = new ArrayList<>();

  Deployment(RealStack stack) {
    this.stack = stack;
  }

  /** Measures; answers the cluster that was brought up last. */
  Cluster measure(int rounds) {
    stack.stopStarter();
    for (int round = 0; round < rounds; round++) {
      plain.add(plain(Cluster.in(stack, "plain-%d".formatted(round))));
    }
    stack.startStarter();
    Cluster last = Cluster.in(stack, "warm-up").apply(MANIFEST).awaitReady();
    for (int round = 0; round < rounds; round++) {
      last = Cluster.in(stack, "deploy-%d".formatted(round));
      windlass.add(windlass(last));
    }
    return last;
  }

  private Duration plain(Cluster place) {
    PlainCluster cluster =
        PlainCluster.create(stack.kubernetes(), MANIFEST.yaml(place.namespace(), place.name()));
    Instant began = Instant.now();
    cluster.start().awaitService();
    Duration taken = Duration.between(began, Instant.now());
    cluster.handOver();
    return taken;
  }

  private Duration windlass(Cluster place) {
    Instant began = Instant.now();
    stack.kubernetes().resource(MANIFEST.yaml(place.namespace(), place.name())).create();
    awaitReady(stack, place);
    return Duration.between(began, Instant.now());
  }

  /** Returns when a resource is ready for its present generation. */
  static void awaitReady(RealStack stack, Cluster cluster) {
    stack
        .kubernetes()
        .resources(AIStore.class)
        .inNamespace(cluster.namespace())
        .withName(cluster.name())
        .waitUntilCondition(Deployment::ready, LIMIT.toMinutes(), TimeUnit.MINUTES);
  }

  private static boolean ready(AIStore aistore) {
    Long generation = aistore.getMetadata().getGeneration();
    return aistore
        .getStatus()
        .condition("Ready")
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(Condition::getObservedGeneration)
        .filter(generation::equals)
        .isPresent();
  }

  List<Row> rows() {
    Duration alone = new Samples(plain).median();
    Duration ours = new Samples(windlass).median();
    double ratio = Report.ratio(ours, alone);
    return List.of(
        Row.of(
                "deploy of 3 proxies and 3 targets",
                Report.seconds(ours),
                "its own start: %s; %s ×".formatted(Report.seconds(alone), Report.number(ratio)))
            .aiming("≤ 1.2 ×", ratio <= 1.2));
  }
}
