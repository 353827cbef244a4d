package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.ClusterState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cluster is shut down, stays so at no cost, and serves again with all that it held. */
@SideBySide
class ShutDownScenario {

  private static final Duration TWO_RESYNCS = RealStack.RESYNC.multipliedBy(2);

  @Test
  void comesBackWithEveryObjectAndWhatWasEditedMeanwhile() {
    Cluster cluster = Cluster.in("shut-down").apply(Manifest.of(2, 3)).awaitReady();
    List<String> written = cluster.objects().createBucket().write(60);
    String claims = cluster.kubectl("get", "pvc", "-o", "name");

    cluster.edit("{\"shutdownCluster\":true}");
    awaitShutDown(cluster);
    assertThat(cluster.acted("shutdown")).isNotEmpty();
    assertThat(cluster.kubectl("get", "pvc", "-o", "name")).isEqualTo(claims);
    cluster.assertIdle(TWO_RESYNCS);

    cluster.edit("{\"nodeImage\":\"aistorage/aisnode:v5.0-b2\",\"targetSpec\":{\"size\":4}}");
    awaitShutDown(cluster);
    cluster.edit("{\"shutdownCluster\":false}").awaitReady();
    assertThat(cluster.pods("target"))
        .hasSize(4)
        .allSatisfy(
            pod ->
                assertThat(pod.getSpec().getContainers().getFirst().getImage())
                    .isEqualTo("aistorage/aisnode:v5.0-b2"));
    Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));
    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  @Test
  void endsAlsoWhatNeverServed() {
    Cluster cluster =
        Cluster.in("shut-down-broken").apply(Manifest.of(1, 1).withImage("aistorage/missing:v1"));
    cluster.awaitStalled();
    cluster.edit("{\"shutdownCluster\":true}");
    awaitShutDown(cluster);
  }

  private static void awaitShutDown(Cluster cluster) {
    cluster.awaitAtRest();
    assertThat(cluster.pods("target")).isEmpty();
    assertThat(cluster.pods("proxy")).isEmpty();
    assertThat(cluster.resource().orElseThrow().getStatus().state())
        .isEqualTo(ClusterState.SHUTDOWN);
    cluster.work().awaitNoneOpen();
  }
}
