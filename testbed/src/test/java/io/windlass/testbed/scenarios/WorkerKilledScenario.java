package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The worker is killed (SIGKILL) and started again at ten moments of one rolling upgrade. What it
 * did is not done again, what it was about to do is done, and the end is the same.
 */
@OneAtATime(Fragile.WORKERS)
class WorkerKilledScenario {

  /** Until Temporal has heard what a running activity tells. */
  private static final Duration TOLD = Duration.ofSeconds(3);

  private static final List<Moment> MOMENTS =
      List.of(
          new Moment("AIStoreApplyNodes", 1),
          new Moment("AIStoreAwaitNode", 1),
          new Moment("AIStoreAwaitNode", 2),
          new Moment("AIStoreMovePrimary", 1),
          new Moment("AIStoreAwaitNode", 3),
          new Moment("AIStoreEnterMaintenance", 1),
          new Moment("AIStoreRestartTarget", 1),
          new Moment("AIStoreAwaitNode", 5),
          new Moment("AIStoreEnterMaintenance", 3),
          new Moment("AIStoreRebalance", 1));

  private final RealStack stack = Fragile.of(getClass()).stack();

  @Tag("long")
  @Test
  void waitsForTheRebalanceThatTheOneBeforeStarted() {
    Cluster cluster =
        Cluster.in(stack, "worker-killed-moving").apply(Manifest.of(1, 2)).awaitReady();
    List<String> written = cluster.objects().createBucket().write(50);
    stack.nodes().faults().namespace(cluster.namespace()).slowRebalance(5);

    cluster.edit("{\"targetSpec\":{\"size\":3}}");
    assertThat(Eventually.holds(Cluster.LONG, () -> !cluster.acted("start").isEmpty())).isTrue();
    Eventually.pass(TOLD);
    stack.replaceWorker();

    cluster.awaitReady();
    assertThat(cluster.acted("start")).hasSize(1);
    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  @Test
  void goesOnWhereItWasEachTime() {
    Cluster cluster = Cluster.in(stack, "worker-killed").apply(Manifest.of(3, 3));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin();
      for (Moment moment : MOMENTS) {
        upgrade.awaitBegun(moment).assertRunning();
        stack.replaceWorker();
      }

      upgrade.assertFinished();
      assertThat(lives.replacements()).hasSize(6);
      assertThat(lives.replacements().values()).containsOnly(1);
      assertThat(cluster.acted("start-maintenance")).hasSize(3).doesNotHaveDuplicates();
      assertThat(cluster.acted("set-primary")).hasSize(1);
    }
  }
}
