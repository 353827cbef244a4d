package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who leads, and what happens while nobody does. */
class PrimaryTest {
  private static final String SET_CONFIG =
      "{\"action\":\"set-config\",\"value\":{\"log\":{\"level\":\"4\"}}}";

  @TempDir Path directory;

  @Test
  void aKilledPrimaryIsReplacedAndComesBackAsOneOfMany() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      long before = cluster.smap().path("version").asLong();
      cluster.node("proxy0AAAA").process().kill();
      assertThat(cluster.send("PUT", "proxy1AAAA", "/v1/cluster", SET_CONFIG).statusCode())
          .isEqualTo(502);
      assertThat(cluster.status("proxy1AAAA", "/v1/daemon?what=smap")).isEqualTo(200);
      cluster.until("election", () -> !primary(cluster).equals("proxy0AAAA"));
      assertThat(cluster.json("proxy1AAAA", "/v1/daemon?what=smap").path("version").asLong())
          .isGreaterThan(before + 100);
      assertThat(cluster.send("PUT", "proxy1AAAA", "/v1/cluster", SET_CONFIG).statusCode())
          .isEqualTo(200);

      String elected = primary(cluster);
      cluster.node("proxy0AAAA").restart();
      cluster.untilReady("proxy0AAAA");
      assertThat(primary(cluster)).isEqualTo(elected);
      assertThat(cluster.smap().path("pmap")).hasSize(3);
    }
  }

  @Test
  void aPrimaryThatRestartsQuicklyStaysPrimary() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.05, directory, 1)) {
      cluster.node("proxy0AAAA").process().terminate();
      cluster.node("proxy0AAAA").process().exitCode().get();
      cluster.node("proxy0AAAA").restart();
      cluster.untilReady("proxy0AAAA");
      assertThat(primary(cluster)).isEqualTo("proxy0AAAA");
    }
  }

  @Test
  void actionsAtAnyProxyAreThePrimarys() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 1)) {
      String bad = "{\"action\":\"no-such-action\"}";
      assertThat(cluster.send("PUT", "proxy2AAAA", "/v1/cluster", bad).body())
          .contains("\"node\":\"p[proxy0AAAA]\"");
    }
  }

  @Test
  void aProxyThatCannotLeadIsRefused() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 2)) {
      cluster.act("start-maintenance", "{\"sid\":\"proxy2AAAA\"}");
      assertThat(setPrimary(cluster, "proxy2AAAA")).isEqualTo(400);
      assertThat(setPrimary(cluster, "target0AAAA")).isEqualTo(400);
      assertThat(setPrimary(cluster, "proxy9AAAA")).isEqualTo(404);
      assertThat(setPrimary(cluster, "proxy0AAAA")).isEqualTo(200);
      cluster.node("target1AAAA").process().kill();
      assertThat(setPrimary(cluster, "proxy1AAAA")).as("with a node that is down").isEqualTo(400);
    }
  }

  private static int setPrimary(TestCluster cluster, String id) throws Exception {
    return cluster.send("PUT", "proxy0AAAA", "/v1/cluster/proxy/" + id, "").statusCode();
  }

  private static String primary(TestCluster cluster) throws Exception {
    return cluster
        .json("proxy1AAAA", "/v1/daemon?what=smap")
        .path("proxy_si")
        .path("daemon_id")
        .asText();
  }
}
