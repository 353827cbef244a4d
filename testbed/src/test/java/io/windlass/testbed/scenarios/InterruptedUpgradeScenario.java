package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody terminates or cancels a workflow in the middle of an upgrade. Terminating is an accident
 * that the next look repairs; cancelling is a wish that is kept until another one is told.
 */
@SideBySide
@Tag("long")
class InterruptedUpgradeScenario {

  private static final Moment TARGET_OUT = Moment.first("AIStoreEnterMaintenance");
  private static final Moment PROXY_OUT = Moment.first("AIStoreAwaitNode");

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @Test
  void convergesAfterTheResourceWorkflowWasTerminated() {
    Cluster cluster = Cluster.in("terminated-parent").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin().awaitBegun(TARGET_OUT);
      temporal.terminate(cluster.workflowId());

      upgrade.assertFinished();
      assertThat(lives.replacements().values()).containsOnly(1);
    }
  }

  @Test
  void convergesAfterTheOperationWasTerminated() {
    Cluster cluster = Cluster.in("terminated-child").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin().awaitBegun(TARGET_OUT);
      temporal.terminate(upgrade.workflowId());

      upgrade.assertFinished();
      assertThat(lives.replacements().values()).containsOnly(1);
    }
  }

  @Test
  void convergesAfterTheResourceWorkflowWasReset() {
    Cluster cluster = Cluster.in("reset-parent").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin().awaitBegun(TARGET_OUT);
      temporal.reset(cluster.workflowId());

      upgrade.assertFinished();
      assertThat(lives.replacements().values()).containsOnly(1);
      cluster.work().awaitNoneOpen();
    }
  }

  @Test
  void convergesAfterTheOperationWasReset() {
    Cluster cluster = Cluster.in("reset-child").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin().awaitBegun(TARGET_OUT);
      temporal.reset(upgrade.workflowId());

      upgrade.assertFinished();
      assertThat(lives.replacements().values()).containsOnly(1);
      cluster.work().awaitNoneOpen();
    }
  }

  @Test
  void staysCancelledUntilTheSpecChanges() {
    Cluster cluster = Cluster.in("cancelled-child").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster).begin().awaitBegun(TARGET_OUT);
    temporal.cancel(upgrade.workflowId());

    assertCancelled(cluster, upgrade);
    assertStays(cluster);

    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");
    upgrade.assertFinished();
  }

  @Test
  void staysCancelledUntilSomebodyAsksAgain() {
    Cluster cluster = Cluster.in("cancelled-parent").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster).begin().awaitBegun(PROXY_OUT);
    temporal.cancel(cluster.workflowId());

    assertCancelled(cluster, upgrade);
    assertStays(cluster);

    cluster.annotate("windlass.io/retry=again");
    upgrade.assertFinished();
  }

  @Test
  void isCancelledByAnAnnotation() {
    Cluster cluster = Cluster.in("cancelled-by-annotation").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster).begin().awaitBegun(TARGET_OUT);
    cluster.annotate("windlass.io/cancel=now");

    assertCancelled(cluster, upgrade);
    assertStays(cluster);
    assertThat(cluster.kubectl("get", "aistore", cluster.name(), "-o", "yaml"))
        .contains("windlass.io/cancel-handled: now");

    cluster.annotate("windlass.io/retry=again");
    upgrade.assertFinished();
  }

  @Test
  void takesASpecThatArrivesWhileItStops() {
    Cluster cluster = Cluster.in("cancelled-then-edited").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster).begin().awaitBegun(TARGET_OUT);
    temporal.cancel(upgrade.workflowId());
    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");

    upgrade.assertFinished();
  }

  /** The state it stopped in is told, and is a safe one. */
  private static void assertCancelled(Cluster cluster, Upgrade upgrade) {
    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("Cancelled");
    assertThat(stalled.getMessage())
        .containsPattern("[0-3] of 4 nodes have the new template")
        .contains("no target is in maintenance", "the data on them is settled");
    upgrade.assertServes();
    assertThat(upgrade.images()).contains(Manifest.IMAGE);
  }

  /** Several looks at everything later it is still as the person wanted it. */
  private static void assertStays(Cluster cluster) {
    var runs = cluster.work().runs().size();
    Eventually.pass(RealStack.RESYNC.multipliedBy(2).plus(Duration.ofSeconds(2)));
    assertThat(cluster.awaitStalled().getReason()).isEqualTo("Cancelled");
    assertThat(cluster.work().open()).isEmpty();
    assertThat(cluster.work().runs()).hasSize(runs);
  }
}
