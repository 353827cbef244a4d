package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Somebody terminates, resets or cancels a workflow in the middle of an upgrade. The first two are
 * accidents that the next look repairs; cancelling is a wish that is kept until another one is
 * told.
 */
@SideBySide
class InterruptedUpgradeScenario {

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  /** Each time while a target is out. */
  @Test
  void goesOnWhicheverWorkflowIsTerminatedOrReset() {
    Cluster cluster = Cluster.in("upgrade-interrupted").apply(Manifest.of(1, 4));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      upgrade.begin();
      awaitTargetsOut(cluster, 1);
      temporal.terminate(cluster.workflowId());
      awaitTargetsOut(cluster, 2);
      temporal.terminate(upgrade.workflowId());
      awaitTargetsOut(cluster, 3);
      temporal.reset(cluster.workflowId());
      awaitTargetsOut(cluster, 4);
      temporal.reset(upgrade.workflowId());

      upgrade.assertFinished();
      assertThat(lives.replacements()).hasSize(5);
      assertThat(lives.replacements().values()).containsOnly(1);
      cluster.work().awaitNoneOpen();
    }
  }

  /** By the workflow of the resource, by that of the operation, by an annotation. */
  @Test
  void staysCancelledUntilAPersonSaysMore() {
    Cluster cluster = Cluster.in("upgrade-cancelled").apply(Manifest.of(2, 3));
    Upgrade upgrade = Upgrade.of(cluster).begin().awaitBegun(Moment.first("AIStoreAwaitNode"));
    temporal.cancel(cluster.workflowId());
    assertCancelled(cluster, upgrade);

    cluster.annotate("windlass.io/retry=again");
    awaitTargetsOut(cluster, 1);
    cluster.annotate("windlass.io/cancel=now");
    assertCancelled(cluster, upgrade);
    assertThat(annotations(cluster)).containsEntry("windlass.io/cancel-handled", "now");

    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");
    awaitTargetsOut(cluster, 2);
    temporal.cancel(upgrade.workflowId());
    assertCancelled(cluster, upgrade);

    cluster.annotate("windlass.io/retry=once-more");
    awaitTargetsOut(cluster, 3);
    temporal.cancel(upgrade.workflowId());
    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":true}}}");
    upgrade.assertFinished();
  }

  /** One that was interrupted may go out once more: it is counted again. */
  private static void awaitTargetsOut(Cluster cluster, int times) {
    assertThat(
            Eventually.holds(
                Cluster.LONG, () -> cluster.acted("start-maintenance").size() >= times))
        .as(cluster::describe)
        .isTrue();
  }

  private static Map<String, String> annotations(Cluster cluster) {
    return cluster.resource().orElseThrow().getMetadata().getAnnotations();
  }

  /** The state it stopped in is told, is a safe one, and stays. */
  private static void assertCancelled(Cluster cluster, Upgrade upgrade) {
    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("Cancelled");
    assertThat(stalled.getMessage())
        .containsPattern("[0-4] of 5 nodes have the new template")
        .contains("no target is in maintenance", "the data on them is settled");
    upgrade.assertServes();
    assertThat(upgrade.images()).contains(Manifest.IMAGE);
    assertStays(cluster);
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
