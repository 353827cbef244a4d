package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How targets go and come back. */
class DepartureTest {
  @TempDir Path directory;

  @Test
  void aTerminatedTargetSaysFarewellAndItsReturnStartsARebalance() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      cluster.node("target1AAAA").process().terminate();
      cluster.node("target1AAAA").process().exitCode().get();
      assertThat(cluster.flags("target1AAAA")).isEqualTo(-1);
      assertThat(cluster.rebalancing()).isFalse();
      cluster.node("target1AAAA").restart();
      cluster.untilReady("target1AAAA");
      assertThat(cluster.rebalancing()).isTrue();
    }
  }

  @Test
  void aKilledTargetLeavesTheMapLateAndWithoutARebalance() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      cluster.node("target1AAAA").process().kill();
      cluster.passes(10);
      assertThat(cluster.flags("target1AAAA")).isZero();
      cluster.until("removal", () -> cluster.flags("target1AAAA") == -1);
      assertThat(cluster.rebalancing()).isFalse();
      cluster.node("target1AAAA").restart();
      cluster.until("rebalance", cluster::rebalancing);
    }
  }

  @Test
  void aHungTargetIsGivenUpAndRegistersAgainWhenItGoesOn() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      cluster.node("target1AAAA").process().hang();
      cluster.until("removal", () -> cluster.flags("target1AAAA") == -1);
      cluster.node("target1AAAA").process().resume();
      cluster.until("return", () -> cluster.flags("target1AAAA") == 0);
      cluster.untilReady("target1AAAA");
    }
  }

  @Test
  void aCrashInARebalanceAbortsIt() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.05, directory, 3)) {
      assertThat(cluster.act("start", "{\"kind\":\"rebalance\"}").body()).isEqualTo("g1");
      cluster.node("target1AAAA").process().kill();
      cluster.untilRebalanced();
      assertThat(cluster.rebalance("g1").path("aborted").asBoolean()).isTrue();
    }
  }

  @Test
  void afterACrashObjectsStayReachableUntilARebalance() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(30);
      cluster.setRebalance(false);
      cluster.node("target1AAAA").process().kill();
      cluster.until("removal", () -> cluster.flags("target1AAAA") == -1);
      objects.write(60);
      cluster.node("target1AAAA").restart();
      cluster.untilReady("target1AAAA");
      cluster.passes(100);
      assertThat(objects.unreachable()).isZero();
    }
  }

  @Test
  void aWholeClusterThatRestartsKeepsObjectsAndConfiguration() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(40);
      cluster.setRebalance(false);
      String uuid = cluster.smap().path("uuid").asText();
      cluster.act("shutdown", "{}");
      for (TestNode node : cluster.nodes.values()) {
        node.process().exitCode().get();
        node.restart();
      }
      cluster.until("prr", () -> cluster.status("proxy0AAAA", "/v1/health?prr=true") == 200);
      assertThat(cluster.smap().path("uuid").asText()).isEqualTo(uuid);
      assertThat(
              cluster
                  .json("proxy2AAAA", "/v1/cluster?what=cluster_config")
                  .at("/rebalance/enabled")
                  .asBoolean())
          .isFalse();
      assertThat(objects.unreachable()).isZero();
    }
  }

  @Test
  void aLostVolumeLosesItsObjects() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(60);
      TestNode target = cluster.node("target1AAAA");
      target.process().terminate();
      target.process().exitCode().get();
      new ObjectStore(
              java.util.Map.of(
                  "/ais/mp1",
                  target.volumes.resolve("mp1"),
                  "/ais/mp2",
                  target.volumes.resolve("mp2")),
              path -> java.util.Optional.empty())
          .wipe();
      target.restart();
      cluster.untilReady(target.id);
      cluster.untilRebalanced();
      assertThat(objects.unreachable()).isBetween(5, 45);
    }
  }
}
