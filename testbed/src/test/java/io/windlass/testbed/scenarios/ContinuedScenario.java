package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.windlass.testbed.scenarios.RealStack.Store;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An operation so long that its history has to be continued in new runs, again and again. What
 * people ask for meanwhile is not lost between two of them.
 */
@Tag("long")
@OneAtATime(Fragile.WORKERS)
class ContinuedScenario {

  /** Temporal suggests a new run after so many events; usually it does after 4096. */
  private static final int LIMIT = 40;

  /** A run goes on to the end of the steps that it has planned. */
  private static final int ROUND = 60;

  private final RealStack stack = Fragile.of(getClass()).stack();

  @BeforeEach
  void shortHistories() {
    stack.stopTemporal();
    stack.startTemporal(Store.LOST, List.of("limit.historyCount.suggestContinueAsNew=" + LIMIT));
  }

  @AfterEach
  void usualHistories() {
    stack.replaceTemporal(Store.LOST);
  }

  @Test
  void whatPeopleAskForOutlivesTheRun() {
    Cluster cluster = Cluster.in(stack, "continued").apply(Manifest.of(2, 4));
    Upgrade upgrade = Upgrade.of(cluster);
    cluster.annotate("windlass.io/approval=after-first-node");
    TemporalCli temporal = stack.temporalCli();
    try (PodLives lives = cluster.lives()) {
      upgrade.begin();
      cluster.awaitProgress("ApprovalNeeded");
      temporal.update(cluster.workflowId(), "approve", "--input", "\"after-first-node\"");
      awaitRuns(cluster, upgrade, 2);
      temporal.update(cluster.workflowId(), "pause");
      cluster.awaitProgress("Paused");
      temporal.update(cluster.workflowId(), "resume");

      upgrade.assertFinished();
      assertThat(lives.replacements()).hasSize(6);
      assertThat(lives.replacements().values()).containsOnly(1);
      assertRunsAreShort(cluster, upgrade);
    }
  }

  @Test
  void aCancelReachesTheRunThatIsThere() {
    Cluster cluster = Cluster.in(stack, "continued-cancelled").apply(Manifest.of(2, 3));
    Upgrade upgrade = Upgrade.of(cluster).begin();
    awaitRuns(cluster, upgrade, 2);
    stack.temporalCli().cancel(cluster.workflowId());

    assertThat(cluster.awaitStalled().getReason()).isEqualTo("Cancelled");
    upgrade.assertServes();
    assertThat(upgrade.images()).contains(Manifest.IMAGE);
    cluster.annotate("windlass.io/retry=again");
    upgrade.assertFinished();
  }

  @Test
  void aNewerSpecReachesTheRunThatIsThere() {
    Cluster cluster = Cluster.in(stack, "continued-edited").apply(Manifest.of(2, 3));
    Upgrade upgrade = Upgrade.of(cluster).begin();
    awaitRuns(cluster, upgrade, 2);
    cluster.edit(Upgrade.image("aistorage/aisnode:v5.0.1"));

    upgrade.assertFinishedWith("aistorage/aisnode:v5.0.1");
  }

  private static void awaitRuns(Cluster cluster, Upgrade upgrade, int runs) {
    String id = upgrade.workflowId();
    assertThat(Eventually.holds(Cluster.LONG, () -> cluster.work().runs(id).size() >= runs))
        .as("runs of " + id)
        .isTrue();
  }

  private static void assertRunsAreShort(Cluster cluster, Upgrade upgrade) {
    List<WorkflowExecution> runs = cluster.work().runs(upgrade.workflowId());
    List<Integer> lengths = runs.stream().map(run -> cluster.work().history(run).size()).toList();
    System.out.printf("an upgrade of 6 nodes in runs of %s events%n", lengths);
    assertThat(lengths)
        .hasSizeGreaterThan(3)
        .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(LIMIT + ROUND));
  }
}
