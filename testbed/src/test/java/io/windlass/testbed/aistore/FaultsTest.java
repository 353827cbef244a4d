package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
  private static final String REBALANCE = "{\"kind\":\"rebalance\"}";

  @TempDir Path directory;

  @Test
  void aNodeFailsAsManyRequestsAsAsked() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      cluster.program.faults().pod(cluster.name, "proxy1AAAA").answerNext(2, 500);
      assertThat(cluster.status("proxy1AAAA", "/v1/health")).isEqualTo(500);
      assertThat(cluster.status("proxy1AAAA", "/v1/health")).isEqualTo(500);
      assertThat(cluster.status("proxy1AAAA", "/v1/health")).isEqualTo(200);
    }
  }

  @Test
  void answersCanBeDelayed() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      cluster.program.faults().pod(cluster.name, "proxy1AAAA").delayAnswers(Duration.ofMillis(300));
      Instant before = Instant.now();
      assertThat(cluster.status("proxy1AAAA", "/v1/health")).isEqualTo(200);
      assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    }
  }

  @Test
  void aSlowStartKeepsTheListenersClosed() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      cluster.program.faults().pod(cluster.name, "target1AAAA").slowStart(Duration.ofMillis(700));
      TestNode late = cluster.add(NodeRole.TARGET, 1).start();
      assertThat(cluster.status(late.id, "/v1/health")).isEqualTo(-1);
      cluster.untilReady(late.id);
    }
  }

  @Test
  void rebalancesCanBeSlow() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.01, directory, 2)) {
      cluster.program.faults().namespace(cluster.name).slowRebalance(5);
      cluster.act("start", "{\"kind\":\"rebalance\"}");
      cluster.passes(150);
      assertThat(cluster.rebalancing()).isTrue();
      cluster.untilRebalanced();
    }
  }

  @Test
  void onFourNineTooEarlyARebalanceAfterAFailedOneJamsTargets() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V4_9, 0.02, directory, 2)) {
      ClusterFaults faults = cluster.program.faults().namespace(cluster.name);
      faults.failNextRebalance("no route to host");
      String failed = cluster.act("start", REBALANCE).body();
      faults.slowRebalance(100);
      cluster.untilRebalanced();
      assertThat(cluster.rebalance(failed).path("aborted").asBoolean()).isTrue();
      faults.slowRebalance(1);
      assertThat(error(cluster, cluster.act("start", REBALANCE).body())).contains("duplicate");
      cluster.passes(150);
      assertThat(error(cluster, cluster.act("start", REBALANCE).body())).contains("duplicate");
    }
  }

  private static String error(TestCluster cluster, String id) throws Exception {
    return cluster.rebalance(id).path("err").asText();
  }
}
