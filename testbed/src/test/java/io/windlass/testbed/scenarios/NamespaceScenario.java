package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A namespace is deleted with all that is in it; nothing may hold it back or be left behind. */
@SideBySide
class NamespaceScenario {

  @Test
  void aNamespaceOfReadyClustersGoes() {
    Cluster first = Cluster.in("doomed");
    List<Cluster> clusters = List.of(first, first.sibling("second"), first.sibling("third"));
    clusters.forEach(cluster -> cluster.apply(Manifest.of(1, 2)));
    clusters.forEach(Cluster::awaitReady);
    first.work().awaitNoneOpen();

    assertGoes(first);
    assertThat(clusters).allSatisfy(NamespaceScenario::assertNotRepaired);
  }

  @Test
  void aNamespaceGoesInTheMiddleOfAnUpgrade() {
    Cluster cluster = Cluster.in("doomed-upgrade").apply(Manifest.of(1, 3));
    Upgrade.of(cluster).begin().awaitBegun(Moment.first("AIStoreRestartTarget"));

    assertGoes(cluster);
  }

  /** Pods end long before the resource is marked for deletion. */
  private static void assertNotRepaired(Cluster cluster) {
    assertThat(cluster.work().runs(cluster.workflowId() + "/recover/g1")).isEmpty();
  }

  private static void assertGoes(Cluster cluster) {
    cluster.kubectl("delete", "namespace", cluster.namespace(), "--timeout=4m");
    boolean over = Eventually.holds(Cluster.SOON, () -> cluster.work().openInNamespace().isEmpty());
    assertThat(over).as(() -> "open: " + cluster.work().openInNamespace()).isTrue();
  }
}
