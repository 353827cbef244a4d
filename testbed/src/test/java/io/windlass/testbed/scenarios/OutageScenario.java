package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.windlass.testbed.playground.Application;
import io.windlass.testbed.scenarios.RealStack.Store;
import io.windlass.workflows.aistore.resource.AIStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Parts of Windlass, or Temporal under it, are away for a while, or there twice. Nothing is missed,
 * nothing is done twice, since the truth is in Kubernetes and in the storage cluster.
 */
@OneAtATime(Fragile.HOSTS)
class OutageScenario {

  private static final Moment TARGET_OUT = Moment.first("AIStoreEnterMaintenance");

  /** Within which a person is told on the resource. */
  private static final Duration TOLD = Duration.ofSeconds(15);

  private static final Duration OUTAGE = Duration.ofSeconds(40);

  private final RealStack stack = Fragile.of(getClass()).stack();

  @Test
  void whatWasEditedWhileNoStarterWatchedIsPickedUp() {
    Cluster cluster = Cluster.in(stack, "starter-down").apply(Manifest.of(1, 2)).awaitReady();
    stack.stopStarter();
    try {
      cluster.edit("{\"targetSpec\":{\"size\":3}}");
      Eventually.pass(Duration.ofSeconds(2));
      assertThat(cluster.pods("target")).hasSize(2);
    } finally {
      stack.startStarter();
    }

    cluster.awaitReady();
    assertThat(cluster.pods("target")).hasSize(3);
  }

  @Tag("long")
  @Test
  void twoStartersAskOnceForEachChange() {
    try (Application second = stack.startStarter(Map.of())) {
      assertThat(second.process().alive()).isTrue();
      Cluster cluster = Cluster.in(stack, "two-starters").apply(Manifest.of(1, 1)).awaitReady();
      cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}").awaitReady();
      cluster.edit("{\"targetSpec\":{\"size\":2}}").awaitReady();
      Eventually.pass(RealStack.RESYNC.multipliedBy(2));

      assertThat(cluster.work().runs(cluster.workflowId())).hasSize(3);
      assertThat(cluster.work().activities("AIStoreSetConfig")).isEqualTo(2);
    }
  }

  @Test
  void anUpgradeGoesOnWhenTemporalIsBackWithItsHistories() {
    Cluster cluster = Cluster.in(stack, "temporal-restarted").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin().awaitBegun(TARGET_OUT).assertRunning();
      List<WorkflowExecution> before = cluster.work().runs(upgrade.workflowId());
      stack.replaceTemporal(Store.KEPT);

      upgrade.assertFinished();
      assertThat(cluster.work().runs(upgrade.workflowId())).isEqualTo(before);
      assertDoneOnce(cluster, lives);
    }
  }

  @Tag("long")
  @Test
  void anUpgradeIsTakenUpFromWhatIsSeenWhenTemporalLostItsStore() {
    Cluster cluster = Cluster.in(stack, "temporal-lost").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin().awaitBegun(TARGET_OUT).assertRunning();
      stack.replaceTemporal(Store.LOST);

      upgrade.assertFinished();
      assertDoneOnce(cluster, lives);
    }
  }

  @Test
  void whatIsEditedWhileTemporalIsAwayIsSaidAndDoneLater() {
    Cluster cluster = Cluster.in(stack, "temporal-away").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin().awaitBegun(TARGET_OUT).assertRunning();
      stack.stopTemporal();
      cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");
      cluster.await("says that Temporal is away", TOLD, OutageScenario::temporalUnreachable);
      Eventually.pass(OUTAGE);
      stack.startTemporal(Store.KEPT, List.of());

      upgrade.assertFinished();
      assertDoneOnce(cluster, lives);
      assertThat(cluster.acted("set-config")).isNotEmpty();
    }
  }

  private static boolean temporalUnreachable(AIStore aistore) {
    return Cluster.progresses(aistore, "TemporalUnreachable");
  }

  private static void assertDoneOnce(Cluster cluster, PodLives lives) {
    assertThat(lives.replacements()).hasSize(4);
    assertThat(lives.replacements().values()).containsOnly(1);
    assertThat(cluster.acted("start-maintenance")).hasSize(2).doesNotHaveDuplicates();
  }
}
