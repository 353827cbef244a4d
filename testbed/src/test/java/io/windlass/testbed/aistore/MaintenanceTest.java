package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets out of service for a while. */
class MaintenanceTest {
  private static final String TARGET = "{\"sid\":\"target0AAAA\"}";
  private static final String SKIP = "{\"sid\":\"target0AAAA\",\"skip_rebalance\":true}";

  @TempDir Path directory;

  @Test
  void maintenanceWithRebalanceMovesTheDataAndIsMarked() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(60);
      assertThat(cluster.act("start-maintenance", TARGET).body()).isEqualTo("g1");
      assertThat(cluster.flags("target0AAAA")).isEqualTo(4);
      cluster.untilRebalanced();
      assertThat(cluster.flags("target0AAAA")).isEqualTo(20);
      cluster.node("target0AAAA").process().kill();
      assertThat(objects.unreachable()).isZero();
    }
  }

  @Test
  void killedInMaintenanceWithRebalanceOffTheNodeStaysOutUntilTold() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(90);
      cluster.setRebalance(false);
      cluster.act("start-maintenance", SKIP);
      crash(cluster);
      cluster.passes(60);
      assertThat(cluster.flags("target0AAAA")).isEqualTo(4);
      assertThat(cluster.status("target0AAAA", "/v1/health")).isEqualTo(200);
      assertThat(cluster.status("target0AAAA", "/v1/health?readiness=true")).isEqualTo(503);
      assertThat(objects.unreachable()).isBetween(15, 60);

      assertThat(cluster.act("stop-maintenance", TARGET).statusCode()).isEqualTo(200);
      assertThat(cluster.status("target0AAAA", "/v1/health?readiness=true")).isEqualTo(200);
      assertThat(objects.unreachable()).isZero();
    }
  }

  @Test
  void killedInMaintenanceWithRebalanceOnTheNodeSaysReadyWhileNothingCanBeDone() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      cluster.act("start-maintenance", SKIP);
      crash(cluster);
      cluster.until("rebalance", cluster::rebalancing);
      cluster.untilReady("target0AAAA");
      assertThat(cluster.flags("target0AAAA")).isEqualTo(4);
      cluster.passes(100);
      assertThat(cluster.rebalancing()).isTrue();
      assertThat(cluster.act("stop-maintenance", TARGET).statusCode()).isEqualTo(409);
      assertThat(cluster.act("stop", "{\"kind\":\"rebalance\"}").statusCode()).isEqualTo(400);
      cluster.untilRebalanced();
      assertThat(cluster.act("stop-maintenance", TARGET).body()).isEqualTo("g2");
    }
  }

  @Test
  void onFourNineStopMaintenanceCuresWhileTheRebalanceIsStuck() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V4_9, 0.02, directory, 3)) {
      cluster.act("start-maintenance", SKIP);
      crash(cluster);
      cluster.until("rebalance", cluster::rebalancing);
      assertThat(cluster.act("stop-maintenance", TARGET).body()).isEqualTo("g2");
      cluster.untilRebalanced();
      assertThat(cluster.flags("target0AAAA")).isZero();
    }
  }

  @Test
  void terminatedInMaintenanceTheNodeComesBackWithoutFlags() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      cluster.setRebalance(false);
      cluster.act("start-maintenance", SKIP);
      cluster.node("target0AAAA").process().terminate();
      assertThat(cluster.node("target0AAAA").process().exitCode().get()).isZero();
      assertThat(cluster.flags("target0AAAA")).isEqualTo(-1);
      cluster.node("target0AAAA").restart();
      cluster.untilReady("target0AAAA");
      assertThat(cluster.flags("target0AAAA")).isZero();
    }
  }

  @Test
  void shutdownLeavesNodesInMaintenanceUp() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      cluster.act("start-maintenance", SKIP);
      assertThat(cluster.act("shutdown", "{}").statusCode()).isEqualTo(200);
      for (TestNode node : cluster.nodes.values()) {
        if (!node.id.equals("target0AAAA")) {
          assertThat(node.process().exitCode().get()).isZero();
        }
      }
      cluster.passes(60);
      assertThat(cluster.node("target0AAAA").exited()).isFalse();
    }
  }

  private static void crash(TestCluster cluster) throws Exception {
    cluster.node("target0AAAA").process().kill();
    assertThat(cluster.node("target0AAAA").process().exitCode().get()).isEqualTo(137);
    cluster.passes(40);
    cluster.node("target0AAAA").restart();
    cluster.until("listener", () -> cluster.status("target0AAAA", "/v1/health") == 200);
    cluster.passes(5);
  }
}
