package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The main path: a cluster comes up, grows, is upgraded and reconfigured, and goes. */
@SideBySide
class LifeOfAClusterScenario {

  @Test
  void comesUpAfterApply() {
    Cluster cluster = Cluster.in("life-deploy").apply(Manifest.of(3, 3)).awaitReady();

    assertThat(cluster.kubectl("get", "aistore", "demo")).contains("Ready", "True");
    assertThat(cluster.pods("proxy")).hasSize(3);
    assertThat(cluster.pods("target")).hasSize(3);
    cluster.work().awaitNoneOpen();
  }

  @Test
  void keepsOldObjectsReachableWhenItGrows() {
    Cluster cluster = Cluster.in("life-grow").apply(Manifest.of(3, 3)).awaitReady();
    List<String> written = cluster.objects().createBucket().write(400);

    cluster.edit("{\"targetSpec\":{\"size\":5}}").awaitReady();
    Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));

    assertThat(cluster.pods("target")).hasSize(5);
    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  @Test
  void losesNoAcknowledgedObjectInAnUpgrade() {
    Cluster cluster = Cluster.in("life-upgrade").apply(Manifest.of(3, 3)).awaitReady();
    cluster.objects().createBucket();
    List<String> acknowledged;
    try (Writer writer = new Writer(cluster.objects())) {
      cluster.edit("{\"nodeImage\":\"aistorage/aisnode:v5.0-b2\"}").awaitReady();
      acknowledged = writer.acknowledged();
    }
    Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));

    assertThat(acknowledged).hasSizeGreaterThan(50);
    assertThat(cluster.objects().unreachable(acknowledged)).isEmpty();
    assertThat(cluster.pods("target"))
        .allSatisfy(
            pod ->
                assertThat(pod.getSpec().getContainers().getFirst().getImage())
                    .isEqualTo("aistorage/aisnode:v5.0-b2"));
  }

  @Test
  void takesAChangeOfConfigurationWithoutARestart() {
    Cluster cluster = Cluster.in("life-config").apply(Manifest.of(1, 2)).awaitReady();
    List<String> before = uids(cluster);

    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}").awaitReady();

    assertThat(uids(cluster)).isEqualTo(before);
    assertThat(cluster.work().activities("AIStoreSetConfig")).isEqualTo(2);
  }

  @Test
  void goesAndLeavesItsData() {
    Cluster cluster = Cluster.in("life-delete").apply(Manifest.of(1, 1)).awaitReady();

    cluster.kubectl("delete", "aistore", "demo", "--timeout=60s");

    assertThat(cluster.resource()).isEmpty();
    assertThat(cluster.pods("target")).isEmpty();
    assertThat(cluster.kubectl("get", "pvc", "-o", "name"))
        .contains("demo-ais-disk0-demo-target-0");
    assertThat(cluster.kubectl("get", "services,configmaps", "-o", "name")).doesNotContain("demo-");
  }

  private static List<String> uids(Cluster cluster) {
    return cluster.pods("target").stream().map(pod -> pod.getMetadata().getUid()).toList();
  }
}
