package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.testbed.aistore.ClusterFaults;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes leave, and every acknowledged object stays. */
@SideBySide
class ScaleDownScenario {

  private static final Moment TOLD = Moment.first("AIStoreDecommission");

  @Test
  void threeTargetsLeaveWithOneCallWhileOthersWriteAndRead() {
    Cluster cluster = Cluster.in("down-batch").apply(Manifest.of(3, 6)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(200);
    List<String> acknowledged;
    try (Writer writer = new Writer(cluster.objects())) {
      cluster.edit(targets(3));
      awaitTold(cluster);
      List<String> someOfThem = old.subList(0, 40);
      assertThat(cluster.objects().unreadable(someOfThem)).isEmpty();
      cluster.awaitReady();
      acknowledged = writer.acknowledged();
    }

    assertThat(cluster.acted("decommission-node")).hasSize(1);
    assertThat(cluster.staying("target")).hasSize(3);
    assertThat(acknowledged).hasSizeGreaterThan(20);
    cluster.assertHolds(3, old, acknowledged);
    assertThat(cluster.kubectl("get", "pvc", "-o", "name"))
        .contains("demo-ais-disk0-demo-target-5");
  }

  @Test
  void onFourNineTheyLeaveOneAfterTheOther() {
    Cluster cluster =
        Cluster.in("down-single")
            .apply(Manifest.of(2, 5).withImage(Manifest.FOUR_NINE))
            .awaitReady();
    List<String> old = cluster.objects().createBucket().write(200);

    cluster.edit(targets(3)).awaitReady();

    assertThat(cluster.acted("decommission-node")).hasSize(2).doesNotHaveDuplicates();
    cluster.assertHolds(3, old);
  }

  @Tag("long")
  @Test
  void thePrimaryMovesBeforeAnybodyLeaves() {
    Cluster cluster = Cluster.in("down-primary").apply(Manifest.of(3, 2)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(60);
    cluster.objects().makePrimary(2);

    cluster.edit("{\"proxySpec\":{\"size\":1},\"targetSpec\":{\"size\":1}}").awaitReady();

    Membership members = cluster.objects().membership();
    assertThat(members.proxies()).isEqualTo(1);
    assertThat(cluster.pods("proxy")).hasSize(1);
    cluster.assertHolds(1, old);
    Work work = cluster.work();
    assertThat(work.activities(work.history(operation(cluster))))
        .containsSubsequence("AIStoreMovePrimary", "AIStoreDecommission");
  }

  @Test
  void retainedDataComesBackWithItsTargets() {
    Cluster cluster =
        Cluster.in("down-retain")
            .apply(Manifest.of(2, 4).with("  scaleDownMode: retain\n"))
            .awaitReady();
    List<String> old = cluster.objects().createBucket().write(120);

    cluster.edit(targets(2)).awaitReady();
    assertThat(cluster.staying("target")).hasSize(2);
    assertThat(cluster.acted("decommission-node")).isEmpty();
    assertThat(cluster.acted("start-maintenance")).hasSize(2);
    Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));
    assertThat(cluster.objects().unreachable(old)).isNotEmpty();

    cluster.edit(targets(4)).awaitReady();
    cluster.assertHolds(4, old);
  }

  @Tag("long")
  @Test
  void dataIsRemovedOnlyAfterItHasMoved() {
    Cluster cluster =
        Cluster.in("down-remove")
            .apply(Manifest.of(2, 4).with("  scaleDownMode: decommission\n"))
            .awaitReady();
    List<String> old = cluster.objects().createBucket().write(120);
    faults(cluster).failNextRebalance("out of space");

    cluster.edit(targets(2)).awaitReady();

    assertThat(cluster.acted("decommission-node")).hasSize(1);
    cluster.assertHolds(2, old);
  }

  @Test
  void cancelledInTheMiddleItEndsWithEveryMemberServing() {
    Cluster cluster =
        Cluster.in("down-cancel")
            .apply(Manifest.of(2, 4).withImage(Manifest.FOUR_NINE))
            .awaitReady();
    List<String> old = cluster.objects().createBucket().write(60);
    cluster.edit(targets(2));
    awaitTold(cluster);
    cluster.annotate("windlass.io/cancel=now");

    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("Cancelled");
    assertThat(stalled.getMessage()).contains("no target is in maintenance");
    int left = cluster.pods("target").size();
    assertThat(left).isBetween(3, 4);
    cluster.assertHolds(left, old);

    cluster.edit(targets(4)).awaitReady();
    cluster.assertHolds(4, old);
  }

  @Test
  void whatWouldNotFitIsRefusedBeforeAnythingMoves() {
    Cluster cluster = Cluster.in("down-refused").apply(Manifest.of(1, 3)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(60);
    faults(cluster).volumeSize(400);

    cluster.edit(targets(1));
    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("NoRoom");
    assertThat(stalled.getMessage()).contains("spec.targetSpec.size is 1", "demo-target-0");
    assertThat(cluster.acted("decommission-node")).isEmpty();

    faults(cluster).volumeSize(1L << 30);
    cluster.annotate("windlass.io/retry=again").awaitReady();
    cluster.assertHolds(1, old);
  }

  /** Targets are on their way out. */
  private static void awaitTold(Cluster cluster) {
    String id = operation(cluster);
    boolean told = Eventually.holds(Cluster.SOON, () -> cluster.work().begun(id, TOLD));
    assertThat(told).as(cluster::describe).isTrue();
  }

  private static String operation(Cluster cluster) {
    long generation = cluster.resource().orElseThrow().getMetadata().getGeneration();
    return "%s/scale-down/g%d".formatted(cluster.workflowId(), generation);
  }

  private static ClusterFaults faults(Cluster cluster) {
    return RealStack.shared().nodes().faults().namespace(cluster.namespace());
  }

  private static String targets(int size) {
    return "{\"targetSpec\":{\"size\":%d}}".formatted(size);
  }
}
