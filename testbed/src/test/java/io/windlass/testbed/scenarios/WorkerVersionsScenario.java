package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.history.v1.HistoryEvent;
import io.windlass.testbed.playground.Application;
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
@Tag("long")
@OneAtATime(Fragile.WORKERS)
class WorkerVersionsScenario {

  /** Idle workers ask once a minute; the one that is killed here is not idle. */
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

  /** One that none began is the next version's; so is one whose version has no worker left. */
  @Test
  void anUpgradeEndsWithTheVersionThatBeganIt() {
    stack.startWorker();
    Cluster cluster = Cluster.in(stack, "versions").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    cluster.annotate("windlass.io/approval=after-first-node");
    heldAtItsFirstNode(cluster, Upgrade.NEW_IMAGE);
    stack.stopWorker();
    try (Application first = worker("1.0", Map.of())) {
      awaitCurrent("1.0");
      approve(cluster, upgrade);
      upgrade.assertFinished();
      assertThat(versions(cluster, upgrade.workflowId())).containsOnly("", "1.0");

      heldAtItsFirstNode(cluster, Manifest.IMAGE);
      try (Application second = worker("1.1", Map.of())) {
        awaitCurrent("1.1");
        approve(cluster, upgrade);
        upgrade.assertFinishedWith(Manifest.IMAGE);
        assertThat(versions(cluster, upgrade.workflowId())).containsOnly("1.0");
        cluster.work().awaitNoneOpen();
        first.close();

        takenOver(cluster, upgrade, second);
      }
    }
  }

  /** The worker is killed while a target is out, and only one of the next version comes. */
  private void takenOver(Cluster cluster, Upgrade upgrade, Application worker) {
    cluster.annotate("windlass.io/approval-");
    try (PodLives lives = cluster.lives()) {
      upgrade.begin().awaitBegun(Moment.first("AIStoreEnterMaintenance")).assertRunning();
      worker.process().kill();
      try (Application next = worker("1.2", SOON_GONE)) {
        upgrade.assertFinished();
        assertThat(versions(cluster, upgrade.workflowId())).containsOnly("1.1", "1.2");
        assertThat(lives.replacements()).hasSize(4);
        assertThat(lives.replacements().values()).containsOnly(1);
        assertThat(next.process().alive()).isTrue();
      }
    }
  }

  private static void heldAtItsFirstNode(Cluster cluster, String image) {
    cluster.edit(Upgrade.image(image));
    cluster.awaitProgress("ApprovalNeeded");
  }

  private static void approve(Cluster cluster, Upgrade upgrade) {
    String operation = upgrade.workflowId().substring(cluster.workflowId().length() + 1);
    cluster.annotate("windlass.io/approved=%s/after-first-node".formatted(operation));
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
