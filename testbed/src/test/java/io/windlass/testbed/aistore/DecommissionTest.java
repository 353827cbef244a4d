package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Targets that leave for good, and how that goes wrong. */
class DecommissionTest {
  @TempDir Path directory;

  @Test
  void aBatchLeavesWithOneRebalance() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 5)) {
      TestObjects objects = new TestObjects(cluster).write(80);
      String batch = "{\"sids\":[\"target4AAAA\",\"target3AAAA\"],\"rm_user_data\":true}";
      assertThat(cluster.act("decommission-node", batch).body()).isEqualTo("g1");
      assertThat(cluster.status("target4AAAA", "/v1/health")).isEqualTo(200);
      assertThat(objects.unreachable()).isZero();
      cluster.untilRebalanced();
      assertThat(cluster.node("target3AAAA").process().exitCode().get()).isZero();
      assertThat(cluster.node("target4AAAA").process().exitCode().get()).isZero();
      assertThat(cluster.smap().path("tmap")).hasSize(3);
      assertThat(objects.unreachable()).isZero();
      assertThat(cluster.node("target4AAAA").volumes.resolve("mp1/@ais")).doesNotExist();
      assertThat(cluster.node("target4AAAA").volumes.resolve("config/ais.json")).doesNotExist();
    }
  }

  @Test
  void onFourNineTheSecondCallStrandsTheFirstNode() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V4_9, 0.02, directory, 5)) {
      TestObjects objects = new TestObjects(cluster).write(60);
      assertThat(cluster.decommission("target4AAAA").body()).isEqualTo("g1");
      assertThat(cluster.decommission("target3AAAA").body()).isEqualTo("g2");
      assertThat(cluster.decommission("target4AAAA").statusCode()).isEqualTo(400);
      cluster.until(
          "notice", () -> cluster.rebalance("g1").path("err").asText().equals("renewal abort"));
      cluster.untilRebalanced();
      assertThat(cluster.flags("target3AAAA")).isEqualTo(-1);
      cluster.passes(70);
      assertThat(cluster.flags("target4AAAA")).isEqualTo(8);

      assertThat(cluster.decommission("target4AAAA").body()).isEmpty();
      assertThat(cluster.rebalancing()).isFalse();
      assertThat(cluster.flags("target4AAAA")).isEqualTo(-1);
      assertThat(objects.unreachable()).isZero();
    }
  }

  @Test
  void onFiveTheSecondCallIsRefusedWhileTheFirstRebalanceRuns() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 5)) {
      cluster.decommission("target4AAAA");
      assertThat(cluster.decommission("target3AAAA").statusCode()).isEqualTo(409);
      assertThat(cluster.act("start", "{\"kind\":\"rebalance\"}").statusCode()).isEqualTo(409);
      assertThat(cluster.act("stop", "{\"kind\":\"rebalance\"}").statusCode()).isEqualTo(400);
      assertThat(cluster.act("set-config", "{\"log\":{\"level\":\"4\"}}").statusCode())
          .isEqualTo(200);
      cluster.untilRebalanced();
      assertThat(cluster.decommission("target3AAAA").body()).isEqualTo("g2");
    }
  }

  @ParameterizedTest
  @EnumSource(AisVersion.class)
  void aChangeOfThePrimaryStrandsTheNodeUntilTheCallIsRepeated(AisVersion version)
      throws Exception {
    try (TestCluster cluster = TestCluster.started(version, 0.02, directory, 4)) {
      cluster.decommission("target3AAAA");
      long before = cluster.smap().path("version").asLong();
      cluster.send("PUT", "proxy0AAAA", "/v1/cluster/proxy/proxy1AAAA", "");
      assertThat(cluster.smap().path("version").asLong()).isGreaterThanOrEqualTo(before + 100);
      assertThat(cluster.smap().path("proxy_si").path("daemon_id").asText())
          .isEqualTo("proxy1AAAA");
      cluster.untilRebalanced();
      cluster.passes(20);
      assertThat(cluster.flags("target3AAAA")).isEqualTo(8);

      assertThat(cluster.decommission("target3AAAA").body()).isEmpty();
      assertThat(cluster.flags("target3AAAA")).isEqualTo(-1);
    }
  }

  @Test
  void withRebalanceOffTheDataIsGoneUntilTheNodeRejoins() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(90);
      cluster.setRebalance(false);
      assertThat(cluster.decommission("target2AAAA").body()).isEmpty();
      assertThat(cluster.node("target2AAAA").process().exitCode().get()).isZero();
      assertThat(objects.unreachable()).isBetween(15, 60);
      assertThat(Files.isDirectory(cluster.node("target2AAAA").volumes.resolve("mp1/@ais")))
          .isTrue();

      cluster.node("target2AAAA").start();
      cluster.untilReady("target2AAAA");
      assertThat(objects.unreachable()).isZero();
    }
  }

  @Test
  void aNodeAlreadyInMaintenanceIsRemovedWithoutMovingItsData() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(90);
      cluster.act("start-maintenance", "{\"sid\":\"target2AAAA\",\"skip_rebalance\":true}");
      assertThat(cluster.decommission("target2AAAA").body()).isEmpty();
      assertThat(cluster.flags("target2AAAA")).isEqualTo(-1);
      assertThat(objects.unreachable()).isPositive();
    }
  }

  @Test
  void aFailedRebalanceDoesNotStopTheRemoval() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 4)) {
      cluster.program.faults().namespace(cluster.name).failNextRebalance("out of space");
      cluster.decommission("target3AAAA");
      cluster.untilRebalanced();
      assertThat(cluster.rebalance("g1").path("aborted").asBoolean()).isTrue();
      assertThat(cluster.rebalance("g1").path("err").asText()).isEqualTo("out of space");
      assertThat(cluster.flags("target3AAAA")).isEqualTo(-1);
    }
  }

  @Test
  void aProxyLeavesAtOnce() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      assertThat(cluster.decommission("proxy2AAAA").statusCode()).isEqualTo(200);
      assertThat(cluster.smap().path("pmap")).hasSize(2);
      assertThat(cluster.node("proxy2AAAA").process().exitCode().get()).isZero();
      assertThat(cluster.decommission("proxy0AAAA").body()).contains("is the current primary");
    }
  }
}
