package io.windlass.activities.aistore.preflight;

import static io.windlass.activities.aistore.preflight.FakeSurroundings.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeCheckTest {

  private final FakeSurroundings around = new FakeSurroundings().hosts("a", "b");

  @Test
  void aClassThatMakesVolumesIsEnough() {
    around.storageClass("fast", "csi.example.com", "");
    assertThat(found(Clusters.plain())).isEmpty();
  }

  @Test
  void oneThatDoesNotExistBlocks() {
    around.storageClass("slow", "csi.example.com", "");
    assertThat(found(Clusters.plain()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.blocks()).isTrue();
              assertThat(finding.reason()).isEqualTo(Reason.MISSING_REFERENCE);
              assertThat(finding.message())
                  .contains("spec.targetSpec.mounts[0].storageClass (fast): there is no such");
            });
  }

  @Test
  void withoutAClassTheDefaultCounts() {
    String unnamed = "mounts: [{path: /ais/a, size: 1Gi}]";
    assertThat(found(Clusters.of("demo", "", unnamed, "")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("(absent): no storage class is the default");
    around.storageClass(
        "any", "csi.example.com", "storageclass.kubernetes.io/is-default-class: 'true'");
    assertThat(found(Clusters.of("demo", "", unnamed, ""))).isEmpty();
  }

  @Test
  void volumesThatNobodyMakesHaveToBeThere() {
    around.storageClass("fast", "kubernetes.io/no-provisioner", "");
    around.volume("v1", "fast", "1Gi", on("a")).volume("v2", "fast", "1Gi", on("b"));
    assertThat(found(Clusters.plain())).isEmpty();
    around.volumes.removeLast();
    assertThat(found(Clusters.plain()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.reason()).isEqualTo(Reason.VOLUMES_MISSING);
              assertThat(finding.message()).contains("(fast): 1 of 2 targets find volumes");
            });
  }

  @Test
  void volumesOfANameWithoutAClassServe() {
    around.volume("v1", "fast", "1Gi", "").volume("v2", "fast", "2Gi", "");
    assertThat(found(Clusters.plain())).isEmpty();
  }

  @Test
  void twoOnOneHostServeOnePodEach() {
    around.storageClass("fast", "kubernetes.io/no-provisioner", "");
    around.volume("v1", "fast", "1Gi", on("a")).volume("v2", "fast", "1Gi", on("a"));
    assertThat(found(Clusters.plain())).hasSize(1);
    assertThat(found(Clusters.with("", "disablePodAntiAffinity: true", ""))).isEmpty();
  }

  @Test
  void oneThatIsTooSmallOrTakenDoesNotServe() {
    around.storageClass("fast", "kubernetes.io/no-provisioner", "");
    around.volume("v1", "fast", "1Gi", on("a")).volume("v2", "fast", "900Mi", on("b"));
    assertThat(found(Clusters.plain())).hasSize(1);
    around.volume("v3", "fast", "1Gi", on("b") + "\n  claimRef: {namespace: other, name: claim}");
    assertThat(found(Clusters.plain())).hasSize(1);
    around.volume(
        "v4",
        "fast",
        "1Gi",
        on("b") + "\n  claimRef: {namespace: ais, name: demo-ais-a-demo-target-1}");
    assertThat(found(Clusters.plain())).isEmpty();
  }

  @Test
  void aClaimThatExistsNeedsNone() {
    around.storageClass("fast", "kubernetes.io/no-provisioner", "");
    around.claims.addAll(List.of("demo-ais-a-demo-target-0", "demo-ais-a-demo-target-1"));
    assertThat(found(Clusters.plain())).isEmpty();
  }

  private List<Finding> found(ClusterWanted cluster) {
    return new VolumeCheck().of(cluster, around).toList();
  }
}
