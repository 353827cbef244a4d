package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.history.v1.HistoryEvent;
import io.windlass.testbed.playground.Application;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Workers are updated in the middle of an upgrade. A run stays with the version that began it, as
 * long as that has a worker; the next run is the new version's.
 */
@OneAtATime(Fragile.WORKERS)
@Tag("long")
class WorkerVersionsScenario {

  private static final Moment TARGET_OUT = Moment.first("AIStoreEnterMaintenance");

  /** Idle workers ask once a minute; those of these scenarios are never idle for so long. */
  private static final Map<String, String> SOON_GONE = Map.of("WINDLASS_WORKER_GONE_AFTER", "20s");

  private final RealStack stack = Fragile.of(getClass()).stack();

  @BeforeEach
  void onlyWorkersWithAVersion() {
    stack.stopWorker();
  }

  @AfterEach
  void onlyTheUsualWorker() {
    stack
        .temporalCli()
        .succeed(
            "worker",
            "deployment",
            "set-current-version",
            "--deployment-name=windlass",
            "--unversioned",
            "--ignore-missing-task-queues",
            "--yes");
    stack.startWorker();
  }

  @Test
  void anUpgradeEndsWithTheVersionThatBeganIt() {
    try (Application first = worker("1.0", Map.of())) {
      awaitCurrent("1.0");
      Cluster cluster = Cluster.in(stack, "version-drained").apply(Manifest.of(2, 2));
      Upgrade upgrade = heldAtItsFirstNode(cluster);
      try (Application second = worker("1.1", Map.of())) {
        awaitCurrent("1.1");
        approve(cluster);

        upgrade.assertFinished();
        assertThat(versions(cluster, upgrade.workflowId())).containsOnly("1.0");
        cluster.work().awaitNoneOpen();
        first.close();
        cluster.edit("{\"targetSpec\":{\"size\":3}}").awaitReady();
        assertThat(versions(cluster, cluster.workflowId())).containsOnly("1.1");
        assertThat(second.process().alive()).isTrue();
      }
    }
  }

  @Test
  void anUpgradeBegunWithoutVersionsGoesOnWithTheFirstOne() {
    stack.startWorker();
    Cluster cluster = Cluster.in(stack, "version-introduced").apply(Manifest.of(2, 2));
    Upgrade upgrade = heldAtItsFirstNode(cluster);
    stack.stopWorker();
    try (Application first = worker("3.0", Map.of())) {
      awaitCurrent("3.0");
      approve(cluster);

      upgrade.assertFinished();
      assertThat(versions(cluster, upgrade.workflowId())).containsOnly("", "3.0");
      assertThat(first.process().alive()).isTrue();
    }
  }

  @Test
  void anUpgradeWhoseVersionHasNoWorkerLeftGoesOnWithTheNewOne() {
    try (Application first = worker("2.0", SOON_GONE)) {
      awaitCurrent("2.0");
      Cluster cluster = Cluster.in(stack, "version-gone").apply(Manifest.of(2, 2));
      Upgrade upgrade = Upgrade.of(cluster);
      try (PodLives lives = cluster.lives()) {
        upgrade.begin().awaitBegun(TARGET_OUT).assertRunning();
        first.process().kill();
        try (Application second = worker("2.1", SOON_GONE)) {
          upgrade.assertFinished();

          assertThat(versions(cluster, upgrade.workflowId())).containsOnly("2.0", "2.1");
          assertThat(lives.replacements()).hasSize(4);
          assertThat(lives.replacements().values()).containsOnly(1);
          assertThat(second.process().alive()).isTrue();
        }
      }
    }
  }

  private static Upgrade heldAtItsFirstNode(Cluster cluster) {
    Upgrade upgrade = Upgrade.of(cluster);
    cluster.annotate("windlass.io/approval=after-first-node");
    upgrade.begin();
    cluster.await("waits for approval", Cluster.LONG, WorkerVersionsScenario::waits);
    return upgrade;
  }

  private static boolean waits(AIStore aistore) {
    return aistore
        .getStatus()
        .condition("Progressing")
        .filter(condition -> "ApprovalNeeded".equals(condition.getReason()))
        .isPresent();
  }

  private static void approve(Cluster cluster) {
    cluster.annotate("windlass.io/approved=rolling-upgrade/g2/after-first-node");
  }

  private Application worker(String version, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("WINDLASS_WORKER_VERSION", version);
    return stack.startWorker(variables);
  }

  private void awaitCurrent(String version) {
    assertThat(Eventually.holds(Cluster.SOON, () -> deployment().contains(version)))
        .as(this::deployment)
        .isTrue();
  }

  /** The lines about the current version; none before the first worker has introduced itself. */
  private String deployment() {
    return stack
        .temporalCli()
        .ask("worker", "deployment", "describe", "--name=windlass")
        .lines()
        .filter(line -> line.contains("Current"))
        .collect(Collectors.joining("\n"));
  }

  /** Versions of the workers that answered for the newest run with this ID. */
  private static Set<String> versions(Cluster cluster, String workflowId) {
    List<HistoryEvent> events = cluster.work().history(workflowId);
    return events.stream()
        .filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
        .map(event -> event.getWorkflowTaskCompletedEventAttributes().getDeploymentVersion())
        .map(WorkerDeploymentVersion::getBuildId)
        .collect(Collectors.toSet());
  }
}
