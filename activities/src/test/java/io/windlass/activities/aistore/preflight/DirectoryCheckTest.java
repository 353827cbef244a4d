package io.windlass.activities.aistore.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryCheckTest {

  private static final String ON_HOST = "mounts: [{path: /ais/a, useHostPath: true}]\n";

  private final FakeSurroundings around = new FakeSurroundings().hosts("a", "b");

  @Test
  void withoutDirectoriesNobodyLooksAtPods() {
    assertThat(found(Clusters.plain())).isEmpty();
    assertThat(around.looksAtPods).isZero();
  }

  @Test
  void aPodThatWritesToItBlocks() {
    around.pod("reader", "a", volume("/ais/a/ais/demo/target", ", readOnly: true"));
    around.pod("agent", "a", volume("/", ""));
    assertThat(found(cluster("demo", ON_HOST))).isEmpty();
    around.pod("writer", "b", volume("/ais/a", ""));
    assertThat(found(cluster("demo", ON_HOST)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.blocks()).isTrue();
              assertThat(finding.reason()).isEqualTo(Reason.DIRECTORY_TAKEN);
              assertThat(finding.message())
                  .contains(
                      "spec.targetSpec.mounts[0].path (/ais/a)", "written by pod others/writer");
            });
  }

  @Test
  void clustersOnOneDiskAreToldEachOther() {
    around.rivals.add(cluster("other", ON_HOST));
    assertThat(found(cluster("demo", ON_HOST)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.blocks()).isFalse())
        .extracting(Finding::message)
        .asString()
        .contains("AIStore ais/other has its data there, too");
    around.rivals.set(0, cluster("other", ON_HOST + "nodeSelector: {host: c}\n"));
    assertThat(found(cluster("demo", ON_HOST))).isEmpty();
  }

  @Test
  void oneInsideTheOtherBlocks() {
    around.rivals.add(cluster("other", "mounts: [{path: /ais/a/ais/demo, useHostPath: true}]"));
    around.rivals.add(cluster("third", "mounts: [{path: /ais/a/ais, useHostPath: true}]"));
    assertThat(found(cluster("demo", "mounts: [{path: /ais/a, useHostPath: true}]"))).isEmpty();
    around.rivals.add(
        cluster("fourth", "mounts: [{path: /ais/a/ais/demo/target, useHostPath: true}]"));
    assertThat(found(cluster("demo", "mounts: [{path: /ais/a, useHostPath: true}]")))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("is that of AIStore ais/fourth");
  }

  @Test
  void soDoesAVolumeOfSomebodyElse() {
    String claimed = "claimRef: {namespace: other, name: claim}\n  local: {path: /ais/a}\n  ";
    around.volume("v1", "fast", "1Gi", claimed + FakeSurroundings.on("c"));
    assertThat(found(cluster("demo", ON_HOST))).isEmpty();
    around.volume("v2", "fast", "1Gi", claimed + FakeSurroundings.on("b"));
    assertThat(found(cluster("demo", ON_HOST)))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("is that of volume v2");
  }

  @Test
  void targetsThatMayShareAHostShareNoDirectory() {
    assertThat(found(cluster("demo", "disablePodAntiAffinity: true\n" + ON_HOST)))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("that of each target");
  }

  @Test
  void dataIsKeptApartFromLogs() {
    ClusterWanted cluster = Clusters.of("demo", "", ON_HOST, "logsDir: /ais/a/");
    assertThat(found(cluster))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("that of spec.logsDir");
  }

  private static ClusterWanted cluster(String name, String targets) {
    return Clusters.of(name, "", targets, "");
  }

  private static String volume(String path, String mount) {
    return """
        volumes: [{name: v, hostPath: {path: %s}}]
        containers: [{name: x, volumeMounts: [{name: v, mountPath: /x%s}]}]
        """
        .formatted(path, mount);
  }

  private List<Finding> found(ClusterWanted cluster) {
    return new DirectoryCheck().of(cluster, around).toList();
  }
}
