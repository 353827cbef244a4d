package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Targets that join while rebalance is off own objects that they do not hold. */
class ScaleUpHazardTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(AisVersion.class)
  void twoNewTargetsHideOldObjectsUntilARebalance(AisVersion version) throws Exception {
    try (TestCluster cluster = TestCluster.started(version, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(150);
      cluster.setRebalance(false);
      cluster.join(3);
      cluster.join(4);
      cluster.setRebalance(true);
      assertThat(cluster.rebalancing()).isFalse();
      cluster.passes(100);
      // Two of five own about 40 % of what was there; 38 % were measured.
      assertThat(objects.unreachable()).isBetween(40, 80);

      cluster.act("start", "{\"kind\":\"rebalance\"}");
      cluster.untilRebalanced();
      assertThat(objects.unreachable()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(AisVersion.class)
  void oneTargetThatJoinsWithRebalanceOnIsSafe(AisVersion version) throws Exception {
    try (TestCluster cluster = TestCluster.started(version, 0.02, directory, 3)) {
      TestObjects objects = new TestObjects(cluster).write(100);
      cluster.join(3);
      cluster.untilRebalanced();
      cluster.passes(100);
      assertThat(objects.unreachable()).isZero();
    }
  }
}
