package io.windlass.testbed.scenarios;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People change their mind while an upgrade is under way, or have asked for nonsense. */
@SideBySide
class SpecChangeScenario {

  private static final String TARGET_OUT = "AIStoreEnterMaintenance";

  private static final String NEWER_IMAGE = "aistorage/aisnode:v5.0-b3";

  /** The repository has no such tag. */
  private static final String NO_IMAGE = "aistorage/aisnode:v50";

  @Test
  void aNewerSpecIsTakenAtTheNextSafePoint() {
    Cluster cluster = Cluster.in("newer-spec").apply(Manifest.of(2, 3));
    Upgrade upgrade = Upgrade.of(cluster).begin().awaitBegun(new Moment(TARGET_OUT, 2));
    String first = upgrade.workflowId();
    cluster.edit(Upgrade.image(NEWER_IMAGE));

    upgrade.assertFinishedWith(NEWER_IMAGE);
    Work work = cluster.work();
    assertThat(work.result(first).reason()).isEqualTo(Reason.SUPERSEDED);
    assertThat(work.activities(work.history(first)).stream().filter(TARGET_OUT::equals)).hasSize(2);
  }

  @Tag("long")
  @Test
  void aBadImageStopsTheRolloutUntilItIsTakenBack() {
    Cluster cluster = Cluster.in("bad-image-reverted").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    try (PodLives lives = cluster.lives()) {
      assertStopsAt(upgrade, cluster);

      cluster.edit(Upgrade.image(Manifest.IMAGE));
      upgrade.assertFinishedWith(Manifest.IMAGE);
      assertThat(lives.replacements())
          .isEqualTo(
              Map.of("demo-proxy-0", 0, "demo-proxy-1", 2, "demo-target-0", 0, "demo-target-1", 0));
    }
  }

  @Test
  void aBadImageStopsTheRolloutUntilItIsCorrected() {
    Cluster cluster = Cluster.in("bad-image-fixed").apply(Manifest.of(2, 2));
    Upgrade upgrade = Upgrade.of(cluster);
    assertStopsAt(upgrade, cluster);
    assertStandsStill(cluster);

    cluster.edit(Upgrade.image(Upgrade.NEW_IMAGE));
    upgrade.assertFinishedWith(Upgrade.NEW_IMAGE);
  }

  /** One proxy is down, a person is told why, and everything else serves. */
  private static void assertStopsAt(Upgrade upgrade, Cluster cluster) {
    cluster.edit(Upgrade.image(NO_IMAGE));
    Condition stalled = cluster.awaitStalled();

    assertThat(stalled.getReason()).isEqualTo("ImagePullFailed");
    assertThat(stalled.getMessage())
        .contains("pod demo-proxy-1", NO_IMAGE, "the other nodes serve", "Correct the spec");
    upgrade.assertObjectsServed();
    cluster.work().awaitNoneOpen();
  }

  /** It is tried again from time to time, and as long as nothing is better nothing is told. */
  private static void assertStandsStill(Cluster cluster) {
    AIStoreStatus told = cluster.resource().orElseThrow().getStatus();
    assertThat(requireNonNull(told.operation()).progress()).isEqualTo("Upgrade 0/4");
    Eventually.pass(RealStack.RESYNC.multipliedBy(2));
    assertThat(cluster.resource().orElseThrow().getStatus()).isEqualTo(told);
  }

  @Test
  void aPodThatKubernetesDoesNotCreateStopsTheRollout() {
    Cluster cluster = Cluster.in("no-priority").apply(Manifest.of(2, 1));
    Upgrade upgrade = Upgrade.of(cluster);
    cluster.edit("{\"priorityClassName\":\"hihg\"}");
    Condition stalled = cluster.awaitStalled();

    assertThat(stalled.getReason()).isEqualTo("Forbidden");
    assertThat(stalled.getMessage())
        .contains(
            "pod demo-proxy-1 can't be created",
            "no PriorityClass with name hihg",
            "Correct the spec");

    cluster.edit("{\"priorityClassName\":null}").awaitReady();
    upgrade.assertServes();
  }

  @Test
  void aSpecThatIsRefusedInMidUpgradeLeavesNothingBehind() {
    Cluster cluster = Cluster.in("refused-spec").apply(Manifest.of(1, 3));
    Upgrade upgrade = Upgrade.of(cluster).begin().awaitBegun(new Moment(TARGET_OUT, 2));
    cluster.edit("{%s}".formatted(Manifest.UNSUPPORTED));

    assertThat(cluster.awaitStalled().getReason()).isEqualTo("NotSupported");
    cluster.work().awaitNoneOpen();
    assertThat(cluster.acted("start-maintenance")).hasSize(2);
    upgrade.assertServes();
  }

  @Test
  void aClusterThatIsDeletedInAnUpgradeAndMadeAgainFindsItsData() {
    Cluster cluster = Cluster.in("made-again").apply(Manifest.of(1, 3));
    Upgrade upgrade = Upgrade.of(cluster);
    List<String> before = uids(cluster);
    upgrade.begin().awaitBegun(Moment.first("AIStoreRestartTarget")).assertRunning();

    cluster.kubectl("delete", "aistore", cluster.name(), "--timeout=90s");
    cluster.apply(Manifest.of(1, 3).withImage(Upgrade.NEW_IMAGE));

    upgrade.assertFinished();
    assertThat(uids(cluster)).doesNotContainAnyElementsOf(before);
  }

  @Tag("long")
  @Test
  void aClusterThatIsDeletedWhileItComesUpAndMadeAgainComesUp() {
    Cluster cluster = Cluster.in("made-again-early").apply(Manifest.of(1, 1));
    cluster.await("begun", Cluster.SOON, aistore -> !cluster.pods("proxy").isEmpty());

    cluster.kubectl("delete", "aistore", cluster.name(), "--timeout=90s");
    cluster.apply(Manifest.of(1, 2)).awaitReady();

    assertThat(cluster.pods("target")).hasSize(2);
    cluster.work().awaitNoneOpen();
  }

  private static List<String> uids(Cluster cluster) {
    return cluster.pods("target").stream()
        .map(Pod::getMetadata)
        .map(meta -> meta.getUid())
        .toList();
  }
}
