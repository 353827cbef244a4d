package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Volumes grow while their targets serve; what can't be had is refused, and disturbs nobody. */
@SideBySide
class GrowVolumesScenario {

  private static final String FIXED_CLASS = "fixed-size";
  private static final String EXPANSION = "{\"allowVolumeExpansion\":%s}";

  @Test
  void theyGrowUnderAWriterAndNoPodIsRestarted() {
    Cluster cluster = Cluster.in("grow").apply(Manifest.of(1, 2)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(40);
    Map<String, String> before = cluster.claims();
    cluster.kubectl("label", "statefulset", "demo-target", "team=storage");
    List<String> acknowledged;
    try (PodLives lives = cluster.lives();
        Writer writer = new Writer(cluster.objects())) {
      cluster.edit(mount("windlass-local", "3Gi")).awaitReady();
      awaitSizes(cluster, "3Gi 3Gi");
      acknowledged = writer.acknowledged();
      assertThat(lives.replacements().values()).containsOnly(0);
    }

    assertThat(cluster.claims()).isEqualTo(before);
    assertThat(cluster.kubectl("get", "statefulset", "-l", "team=storage", "-o", "name"))
        .contains("statefulset.apps/demo-target");
    cluster.assertIdle(Duration.ofSeconds(5));

    cluster.edit("{\"targetSpec\":{\"size\":3}}").awaitReady();
    awaitSizes(cluster, "3Gi 3Gi 3Gi");
    cluster.assertHolds(3, old, acknowledged);
  }

  @Test
  void aStatefulSetThatIsLostMeanwhileIsNoHindrance() {
    Cluster cluster = Cluster.in("grow-lost").apply(Manifest.of(1, 2)).awaitReady();
    cluster.annotate("windlass.io/paused=true");
    cluster.edit(mount("windlass-local", "2Gi"));
    cluster.kubectl("delete", "statefulset", "demo-target", "--cascade=orphan");
    try (PodLives lives = cluster.lives()) {
      cluster.annotate("windlass.io/paused-").awaitReady();
      awaitSizes(cluster, "2Gi 2Gi");
      assertThat(lives.replacements().values()).containsOnly(0);
    }
  }

  @Test
  void whatCannotGrowIsToldAndGoesOnWhenItCan() {
    Cluster cluster = Cluster.in("grow-refused");
    RealStack.shared()
        .kubernetes()
        .resource(
            new StorageClassBuilder()
                .withNewMetadata()
                .withName(FIXED_CLASS)
                .endMetadata()
                .withProvisioner("testbed.windlass.io/local")
                .withVolumeBindingMode("WaitForFirstConsumer")
                .build())
        .serverSideApply();
    String yaml =
        Manifest.of(1, 1)
            .yaml(cluster.namespace(), cluster.name())
            .replace(
                "size: 1Gi, storageClass: windlass-local", "size: 1Gi, storageClass: fixed-size");
    assertThat(cluster.tryApply(yaml).exitCode()).isZero();
    cluster.awaitReady();

    assertThat(cluster.refusedEdit(mount(FIXED_CLASS, "2Gi")))
        .contains("spec.targetSpec.mounts[0].size (2Gi)", "fixed-size does not let volumes grow");
    assertThat(cluster.refusedEdit(mount(FIXED_CLASS, "512Mi")))
        .contains("Kubernetes makes no volume smaller: give at least 1Gi");
    assertThat(cluster.refusedEdit(mount("windlass-local", "1Gi")))
        .contains("nothing else of them can be changed while the cluster exists");

    growable(cluster, true);
    cluster.annotate("windlass.io/paused=true").edit(mount(FIXED_CLASS, "2Gi"));
    growable(cluster, false);
    cluster.annotate("windlass.io/paused-");
    assertThat(cluster.awaitStalled())
        .satisfies(
            stalled -> assertThat(stalled.getReason()).isEqualTo("VolumeDoesNotGrow"),
            stalled -> assertThat(stalled.getMessage()).contains("claim demo-ais-disk0"));

    growable(cluster, true);
    cluster.awaitReady();
    awaitSizes(cluster, "2Gi");
  }

  private static void growable(Cluster cluster, boolean value) {
    cluster.kubectl("patch", "storageclass", FIXED_CLASS, "-p", EXPANSION.formatted(value));
  }

  static String mount(String storageClass, String size) {
    return "{\"targetSpec\":{\"mounts\":[{\"path\":\"/ais/disk0\",\"size\":\"%s\",\"storageClass\":\"%s\"}]}}"
        .formatted(size, storageClass);
  }

  private static void awaitSizes(Cluster cluster, String wanted) {
    assertThat(Eventually.holds(Cluster.SOON, () -> sizes(cluster).equals(wanted)))
        .as(() -> sizes(cluster) + cluster.describe())
        .isTrue();
  }

  /** Of the volumes that hold data. */
  private static String sizes(Cluster cluster) {
    return cluster
        .volumeClaims()
        .filter(claim -> claim.getMetadata().getName().startsWith("demo-ais-disk0"))
        .map(claim -> String.valueOf(claim.getStatus().getCapacity().get("storage")))
        .collect(Collectors.joining(" "));
  }
}
