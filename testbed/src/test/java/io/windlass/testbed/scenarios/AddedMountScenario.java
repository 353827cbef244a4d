package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.aistore.Annotations;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Targets get another volume one after the other, and use it; no object is out of reach. */
@SideBySide
class AddedMountScenario {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final String TWO =
      "{\"targetSpec\":{\"mounts\":[%s,{\"path\":\"/ais/disk1\",\"size\":\"1Gi\",\"storageClass\":\"%s\"}]}}";

  private static final String FIRST =
      "{\"path\":\"/ais/disk0\",\"size\":\"1Gi\",\"storageClass\":\"windlass-local\"}";

  @Test
  void everyTargetGetsOneAndUsesItUnderAWriter() {
    Cluster cluster = Cluster.in("added-mount").apply(Manifest.of(1, 2)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(60);
    refusesWhatCannotBe(cluster);
    Queue<String> missed = new ConcurrentLinkedQueue<>();
    List<String> acknowledged;
    try (PodLives lives = cluster.lives();
        Writer writer = new Writer(cluster.objects());
        Repetition reader = new Repetition(PAUSE, () -> missed.addAll(misses(cluster, old)))) {
      cluster.edit(TWO.formatted(FIRST, "windlass-local")).awaitReady();
      acknowledged = writer.acknowledged();
      assertThat(lives.replacements().entrySet())
          .filteredOn(life -> life.getKey().contains("target"))
          .allSatisfy(life -> assertThat(life.getValue()).isEqualTo(1));
    }

    assertThat(missed).isEmpty();
    cluster.assertHolds(2, old, acknowledged);
    assertThat(claims(cluster))
        .isEqualTo("demo-ais-disk1-demo-target-0 demo-ais-disk1-demo-target-1");
    assertThat(proved(cluster)).isEqualTo("demo-target-0=2,demo-target-1=2");
    assertThat(cluster.acted("attach-mp")).hasSize(2);
    cluster.assertIdle(Duration.ofSeconds(2));
  }

  /**
   * From the first attachment on; while its pod was replaced, a target could not be asked. Only
   * some objects are read, since what is read gets to its new place by that alone.
   */
  private static List<String> misses(Cluster cluster, List<String> old) {
    return cluster.acted("attach-mp").isEmpty()
        ? List.of()
        : cluster.objects().unreadable(old.subList(0, 20));
  }

  private static void refusesWhatCannotBe(Cluster cluster) {
    assertThat(cluster.refusedEdit(TWO.formatted(FIRST, "no-such-class")))
        .contains("spec.targetSpec.mounts[1].storageClass (no-such-class)");
    assertThat(
            cluster.refusedEdit(TWO.formatted(FIRST.replace("disk0", "disk2"), "windlass-local")))
        .contains("mounts can be added behind those that are there");
    assertThat(
            cluster.refusedEdit(
                TWO.replace("/ais/disk1", "/ais/disk0/inner").formatted(FIRST, "windlass-local")))
        .contains("this path is inside of /ais/disk0");
  }

  private static String proved(Cluster cluster) {
    return cluster
        .resource()
        .orElseThrow()
        .getMetadata()
        .getAnnotations()
        .getOrDefault(Annotations.PROVED_VOLUMES, "");
  }

  private static String claims(Cluster cluster) {
    return cluster
        .volumeClaims()
        .filter(claim -> "Bound".equals(claim.getStatus().getPhase()))
        .map(claim -> claim.getMetadata().getName())
        .filter(name -> name.startsWith("demo-ais-disk1"))
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
