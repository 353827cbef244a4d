package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restarting targets one after the other with rebalance off, as the Go operator does. */
class RollingRestartHazardTest {
  @TempDir Path directory;

  @Test
  void acknowledgedWritesAreUnreachableAfterTheWindowUntilARebalance() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.02, directory, 3)) {
      TestObjects objects = rolledOut(cluster);
      cluster.passes(100);
      assertThat(objects.unreachable()).isBetween(objects.written() / 10, objects.written());

      cluster.setRebalance(true);
      assertThat(cluster.act("start", "{\"kind\":\"rebalance\"}").body()).matches("g\\d+");
      cluster.untilRebalanced();
      assertThat(objects.unreachable()).isZero();
      cluster.passes(100);
      assertThat(objects.unreachable()).isZero();
    }
  }

  @Test
  void readingInsideTheWindowHeals() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.1, directory, 3)) {
      TestObjects objects = rolledOut(cluster);
      assertThat(objects.unreachable()).isZero();
      cluster.passes(100);
      assertThat(objects.unreachable()).isZero();
    }
  }

  @Test
  void aRebalanceStartedInsideTheWindowLeavesNothingUnreachable() throws Exception {
    try (TestCluster cluster = TestCluster.started(AisVersion.V5_0, 0.05, directory, 3)) {
      TestObjects objects = rolledOut(cluster);
      cluster.setRebalance(true);
      cluster.act("start", "{\"kind\":\"rebalance\"}");
      assertThat(objects.unreachable()).isZero();
      cluster.untilRebalanced();
      cluster.passes(100);
      assertThat(objects.unreachable()).isZero();
    }
  }

  private static TestObjects rolledOut(TestCluster cluster) throws Exception {
    TestObjects objects = new TestObjects(cluster).write(30);
    cluster.setRebalance(false);
    for (String target : cluster.targets()) {
      cluster.act("start-maintenance", "{\"sid\":\"" + target + "\",\"skip_rebalance\":true}");
      cluster.node(target).process().terminate();
      cluster.node(target).process().exitCode().join();
      objects.write(30);
      cluster.node(target).restart();
      cluster.untilReady(target);
      assertThat(cluster.flags(target)).isZero();
    }
    return objects;
  }
}
