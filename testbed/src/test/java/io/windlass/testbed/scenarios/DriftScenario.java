package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What others do to a cluster's objects is seen and put right. */
@SideBySide
class DriftScenario {

  @Test
  void aDeletedServiceComesBack() {
    Cluster cluster = Cluster.in("drift-service").apply(Manifest.of(1, 1)).awaitReady();

    cluster.kubectl("delete", "service", "demo-proxy");

    assertThat(
            Eventually.holds(Cluster.SOON, () -> names(cluster, "service").contains("demo-proxy")))
        .isTrue();
    cluster.awaitReady();
  }

  @Test
  void anEditedConfigMapIsPutRight() {
    Cluster cluster = Cluster.in("drift-config").apply(Manifest.of(1, 1)).awaitReady();
    String before = configuration(cluster);

    cluster.kubectl(
        "patch",
        "configmap",
        "demo-global-cm",
        "--type=merge",
        "-p",
        "{\"data\":{\"ais.json\":\"{}\"}}");

    assertThat(Eventually.holds(Cluster.SOON, () -> configuration(cluster).equals(before)))
        .isTrue();
  }

  @Test
  void aDeletedStatefulSetComesBackWithItsData() {
    Cluster cluster = Cluster.in("drift-set").apply(Manifest.of(1, 2)).awaitReady();
    List<String> written = cluster.objects().createBucket().write(50);

    cluster.kubectl("delete", "statefulset", "demo-target");
    assertThat(
            Eventually.holds(
                Cluster.SOON,
                () ->
                    cluster
                        .condition("Ready")
                        .filter(ready -> "False".equals(ready.getStatus()))
                        .isPresent()))
        .isTrue();
    cluster.awaitReady();

    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  @Test
  void aPodDeletedByHandIsSettledAgain() {
    Cluster cluster = Cluster.in("drift-pod").apply(Manifest.of(1, 3)).awaitReady();
    List<String> written = cluster.objects().createBucket().write(50);

    cluster.kubectl("delete", "pod", "demo-target-1");
    String settled = "windlass.io/settled-targets";
    String before = annotation(cluster, settled);
    assertThat(Eventually.holds(Cluster.LONG, () -> !annotation(cluster, settled).equals(before)))
        .as(cluster::describe)
        .isTrue();
    cluster.awaitReady();

    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  private static String names(Cluster cluster, String kind) {
    return cluster.kubectl("get", kind, "-o", "name");
  }

  private static String configuration(Cluster cluster) {
    return cluster.kubectl(
        "get", "configmap", "demo-global-cm", "-o", "jsonpath={.data.ais\\.json}");
  }

  private static String annotation(Cluster cluster, String key) {
    return cluster
        .resource()
        .map(aistore -> aistore.getMetadata().getAnnotations().getOrDefault(key, ""))
        .orElse("");
  }
}
