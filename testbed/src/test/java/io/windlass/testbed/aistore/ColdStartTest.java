package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdStartTest {
  @TempDir Path directory;

  @Test
  void threeProxiesAndThreeTargetsReachVersionTen() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.05, directory, 3)) {
      assertThat(cluster.smap().path("version").asText()).isEqualTo("10");
      assertThat(cluster.smap().path("pmap"))
          .hasSize(3)
          .allMatch(p -> p.path("flags").asInt() == 2);
      for (String id : cluster.nodes.keySet()) {
        assertThat(cluster.status(id, "/v1/health?readiness=true")).as(id).isEqualTo(200);
      }
    }
  }

  @Test
  void primaryIsReadyBeforeTheOthersAndBeforeTheCluster() throws Exception {
    AisTimings timings = AisTimings.real().scaled(0.05);
    try (TestCluster cluster = new TestCluster(AisVersion.V5_0, timings, directory, 1)) {
      cluster.add(NodeRole.PROXY, 0).start();
      cluster.add(NodeRole.PROXY, 1).start();
      cluster.until(
          "primary", () -> cluster.status("proxy0AAAA", "/v1/health?readiness=true") == 200);
      assertThat(cluster.status("proxy0AAAA", "/v1/health?prr=true")).isEqualTo(503);
      assertThat(cluster.status("proxy1AAAA", "/v1/health")).isEqualTo(200);
      assertThat(cluster.status("proxy1AAAA", "/v1/health?readiness=true")).isEqualTo(503);
    }
  }

  @Test
  void objectsSurviveARestartOfTheirTarget() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.05, directory, 3)) {
      assertThat(
              cluster
                  .send("POST", "proxy1AAAA", "/v1/buckets/b1", "{\"action\":\"create-bck\"}")
                  .statusCode())
          .isEqualTo(200);
      for (int i = 0; i < 50; i++) {
        assertThat(
                cluster
                    .send("PUT", "proxy1AAAA", "/v1/objects/b1/dir/o" + i, "content " + i)
                    .statusCode())
            .isEqualTo(200);
      }
      for (int i = 0; i < 50; i++) {
        assertThat(cluster.send("GET", "proxy2AAAA", "/v1/objects/b1/dir/o" + i, "").body())
            .isEqualTo("content " + i);
      }
      assertThat(
              cluster.send("GET", "proxy2AAAA", "/v1/buckets/b1", "{\"action\":\"list\"}").body())
          .contains("dir/o49");
      cluster.node("target1AAAA").process().terminate();
      assertThat(cluster.node("target1AAAA").process().exitCode().get()).isZero();
      cluster.node("target1AAAA").restart();
      cluster.until(
          "back", () -> cluster.status("target1AAAA", "/v1/health?readiness=true") == 200);
      for (int i = 0; i < 50; i++) {
        assertThat(cluster.send("GET", "proxy2AAAA", "/v1/objects/b1/dir/o" + i, "").body())
            .isEqualTo("content " + i);
      }
    }
  }

  @Test
  void rebalanceAndDecommission() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      assertThat(cluster.act("decommission-node", "{\"sid\":\"target2AAAA\"}").body())
          .isEqualTo("g1");
      assertThat(cluster.flags("target2AAAA")).isEqualTo(8);
      assertThat(cluster.status("target2AAAA", "/v1/health?readiness=true")).isEqualTo(503);
      cluster.untilRebalanced();
      assertThat(cluster.node("target2AAAA").process().exitCode().get()).isZero();
      assertThat(cluster.flags("target2AAAA")).isEqualTo(-1);
      cluster.node("target2AAAA").restart();
      assertThat(cluster.node("target2AAAA").process().exitCode().get()).isEqualTo(1);
    }
  }
}
