package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose clocks are wrong. */
class ClockTest {
  private static final Duration OFF = Duration.ofHours(-3);

  @TempDir Path directory;

  @Test
  void aRebalanceEndsByThePrimarysClock() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 2)) {
      assertThat(cluster.node("proxy0AAAA").process().skewClock(OFF)).isTrue();
      String id = cluster.act("start", "{\"kind\":\"rebalance\"}").body();
      cluster.untilRebalanced();
      long end = cluster.rebalance(id).path("end_time").asLong() / 1_000_000_000;
      assertThat(Instant.ofEpochSecond(end)).isBefore(Instant.now().plus(OFF).plusSeconds(60));
    }
  }

  @Test
  void aWriteAtATargetInThePastLosesAgainstAnEarlierOne() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 2)) {
      cluster.send("POST", "proxy0AAAA", "/v1/buckets/b1", "{\"action\":\"create-bck\"}");
      cluster.send("PUT", "proxy0AAAA", "/v1/objects/b1/o", "right clock");
      String holder = holder(cluster);
      cluster.setRebalance(false);
      cluster.act("start-maintenance", "{\"sid\":\"" + holder + "\",\"skip_rebalance\":true}");
      String other = holder.equals("target0AAAA") ? "target1AAAA" : "target0AAAA";
      cluster.node(other).process().skewClock(OFF);
      cluster.send("PUT", "proxy0AAAA", "/v1/objects/b1/o", "wrong clock");

      cluster.setRebalance(true);
      cluster.act("stop-maintenance", "{\"sid\":\"" + holder + "\"}");
      cluster.untilRebalanced();
      assertThat(cluster.send("GET", "proxy0AAAA", "/v1/objects/b1/o", "").body())
          .isEqualTo("right clock");
    }
  }

  private static String holder(TestCluster cluster) throws Exception {
    return cluster.status("target0AAAA", "/v1/objects/b1/o?pid=x") == 200
        ? "target0AAAA"
        : "target1AAAA";
  }
}
