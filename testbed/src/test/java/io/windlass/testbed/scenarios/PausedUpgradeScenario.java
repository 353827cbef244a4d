package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.workflows.aistore.resource.AIStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody holds an upgrade, looks at the cluster for a while, and lets it go on. */
@SideBySide
class PausedUpgradeScenario {

  private static final Duration A_WHILE = Duration.ofSeconds(5);

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @Test
  void holdsInASafeStateUntilItIsResumed() {
    Cluster cluster = Cluster.in("paused").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster).begin();
    upgrade.awaitBegun(Moment.first("AIStoreEnterMaintenance"));

    assertThat(temporal.update(cluster.workflowId(), "pause"))
        .contains("pauses at its next safe point");
    cluster.await("paused", Cluster.LONG, PausedUpgradeScenario::isPaused);
    Condition told = cluster.condition("Progressing").orElseThrow();
    assertThat(told.getMessage()).startsWith("Upgrade paused: ");
    assertThat(told.getMessage()).contains("of 4 nodes have the new template");
    upgrade.assertServes();
    Eventually.pass(A_WHILE);
    assertThat(cluster.resource().filter(PausedUpgradeScenario::isPaused)).isPresent();
    assertThat(upgrade.images()).contains(Manifest.IMAGE);

    assertThat(cluster.kubectl("get", "aistore", cluster.name(), "-o", "yaml"))
        .contains("windlass.io/paused: \"true\"");

    assertThat(temporal.update(cluster.workflowId(), "resume")).contains("goes on");
    upgrade.assertFinished();
  }

  @Test
  void aPauseByAnnotationOutlivesTheSpecAndEveryWorkflow() {
    Cluster cluster = Cluster.in("paused-by-annotation").apply(Manifest.of(2, 2)).awaitReady();
    cluster.annotate("windlass.io/paused=true");
    Upgrade upgrade = Upgrade.of(cluster).begin();
    cluster.await("paused", Cluster.LONG, PausedUpgradeScenario::isPaused);
    temporal.terminate(cluster.workflowId());
    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");
    cluster.await("paused again", Cluster.LONG, PausedUpgradeScenario::isPausedForItsSpec);
    assertThat(upgrade.images()).containsOnly(Manifest.IMAGE);
    assertThat(cluster.kubectl("get", "aistore", cluster.name())).contains("Upgrade paused");

    cluster.annotate("windlass.io/paused-");
    upgrade.assertFinished();
  }

  private static boolean isPausedForItsSpec(AIStore aistore) {
    return paused(aistore)
        .filter(
            condition ->
                aistore.getMetadata().getGeneration().equals(condition.getObservedGeneration()))
        .isPresent();
  }

  private static boolean isPaused(AIStore aistore) {
    return paused(aistore).isPresent();
  }

  private static Optional<Condition> paused(AIStore aistore) {
    return aistore
        .getStatus()
        .condition("Progressing")
        .filter(condition -> condition.getReason().equals("Paused"));
  }
}
