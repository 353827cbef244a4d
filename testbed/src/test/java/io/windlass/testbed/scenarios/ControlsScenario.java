package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.workflows.lifecycle.Request;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The table of controls: plan, start, pause, resume, approve, retry, cancel, terminate; each for
 * each operation; from row to row by turns with {@code kubectl} and with {@code temporal}. Every
 * operation is begun under a pause, so that each control comes at a moment that is known. What
 * happens at other moments is told by the scenarios of each control, and step for step by the tests
 * of the planners.
 */
@Order(2)
@SideBySide
class ControlsScenario {

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"DELETE", "DRAIN"})
  void eachControlWorks(Steered row) {
    new Steering(row, row.prepare(RealStack.shared())).eachControlWorks();
  }

  /** Once begun it is finished: to cancel it is to end its pause. */
  @Test
  void aDeletionObeysAllButACancelWhichFinishesIt() {
    Cluster cluster = Steered.DELETE.prepare(RealStack.shared());
    Steering steering = new Steering(Steered.DELETE, cluster);
    Steered.DELETE.start(cluster, Place.KUBECTL);
    steering.awaitHeld();
    assertThat(Place.KUBECTL.plan(cluster)).contains(Steered.DELETE.planned());
    assertThat(temporal.fail(TemporalCli.execution("Retry", cluster.input())))
        .contains("is being deleted: no retry is begun any more");
    assertThat(cluster.pods("target")).hasSize(2);

    steering.terminate();
    Place.TEMPORAL.resume(cluster);
    steering.awaitGate();
    Place.TEMPORAL.pause(cluster);
    steering.awaitHeld();
    Place.TEMPORAL.cancel(cluster);
    assertThat(Eventually.holds(Cluster.SOON, () -> cluster.resource().isEmpty())).isTrue();
    assertThat(cluster.pods("target")).isEmpty();
  }

  /** What brings a cluster to a safe state is not held by a pause, and needs no approval. */
  @Test
  void aRecoveryGoesOnUnderAPauseAndIsStartedByWhatIsMissing() {
    Cluster cluster = Cluster.in("steered-recover").apply(Manifest.of(1, 2)).awaitReady();
    cluster.annotate("windlass.io/approval=" + Steering.GATE);
    Place.KUBECTL.pause(cluster);
    slowly(cluster);
    cluster.kubectl("delete", "statefulset", "demo-target");
    String id = cluster.workflowId() + "/recover/g1";
    await(cluster, id, "AIStoreRebalance");
    assertThat(Place.TEMPORAL.plan(cluster)).contains("rebalance");
    Place.TEMPORAL.pause(cluster);
    temporal.terminate(id);

    cluster.awaitReady();
    cluster.work().awaitNoneOpen();
  }

  /** The safe state that a cancel leads to is what a recovery is about. */
  @Test
  void aCancelledRecoveryIsBroughtToASafeStateAndTakenUpAgain() {
    Cluster cluster = Cluster.in("steered-recover-2").apply(Manifest.of(1, 2)).awaitReady();
    slowly(cluster);
    cluster.kubectl("delete", "statefulset", "demo-target");
    await(cluster, cluster.workflowId() + "/recover/g1", "AIStoreRebalance");
    Place.KUBECTL.cancel(cluster);
    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("Cancelled");
    assertThat(stalled.getMessage()).contains("3 of 3 nodes serve", "the data on them is settled");
    Place.TEMPORAL.retry(cluster);
    cluster.awaitReady();
  }

  @Test
  void whatCannotBeMeantIsRefusedWithASentence() {
    Cluster cluster = Cluster.in("steered-wrongly").apply(Manifest.of(1, 1)).awaitReady();
    String id = cluster.workflowId();
    cluster.work().awaitNoneOpen();
    assertThat(temporal.fail(TemporalCli.updating(id, "pause"))).contains("already completed");
    assertThat(temporal.fail(TemporalCli.updating(id + "y", "pause")))
        .contains("workflow not found");

    Place.KUBECTL.pause(cluster);
    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");
    cluster.awaitProgress("Paused");
    assertThat(
            temporal.fail(
                TemporalCli.updating(id, "approve", "--input", "\"" + Steering.GATE + "\"")))
        .contains("no operation is running, so there is nothing to approve");
    assertThat(temporal.fail(TemporalCli.updating(id, "reconcile", "--input", stale(cluster))))
        .contains("generation 1 is out of date: generation 2 is already worked on");
    assertThat(temporal.fail(TemporalCli.updating(id, "stop")))
        .contains("Unknown update name: stop");

    assertThat(temporal.update(id, "resume")).contains("goes on");
    cluster.awaitReady();
  }

  @Test
  void whatIsNotWaitedForIsSaid() {
    Cluster cluster = Cluster.in("steered-idly").apply(Manifest.of(1, 2)).awaitReady();
    slowly(cluster);
    Place.TEMPORAL.ask(cluster, Request.REBALANCE);
    await(cluster, cluster.workflowId() + "/rebalance/g1", "AIStoreRebalance");
    assertThat(temporal.describe(cluster.workflowId() + "/rebalance/g1"))
        .contains("a person asked for a rebalance", "AIStore steered-idly/demo");
    assertThat(temporal.update(cluster.workflowId(), "resume")).contains("nothing is paused");
    assertThat(
            temporal.fail(
                TemporalCli.updating(cluster.workflowId(), "approve", "--input", "\"later\"")))
        .contains("later is not known; approve one of before-disruption, after-first-node");
    assertThat(temporal.fail(TemporalCli.updating(cluster.workflowId() + "/rebalance/g1", "pause")))
        .contains("Unknown update name: pause");
    Place.TEMPORAL.approve(cluster, "rebalance/g1", Steering.GATE);
    cluster.awaitReady();
  }

  private static void await(Cluster cluster, String workflowId, String activity) {
    Work work = cluster.work();
    assertThat(Eventually.holds(Cluster.LONG, () -> work.begun(workflowId, Moment.first(activity))))
        .as(cluster::describe)
        .isTrue();
  }

  /** Long enough to be steered meanwhile. */
  private static void slowly(Cluster cluster) {
    cluster.objects().createBucket().write(20);
    RealStack.shared().nodes().faults().namespace(cluster.namespace()).slowRebalance(5);
  }

  private static String stale(Cluster cluster) {
    String uid = cluster.resource().orElseThrow().getMetadata().getUid();
    String reference =
        cluster.input().replace("}", ",\"uid\":\"%s\",\"generation\":1}".formatted(uid));
    return "{\"reference\":%s,\"cause\":\"SPEC\"}".formatted(reference);
  }
}
