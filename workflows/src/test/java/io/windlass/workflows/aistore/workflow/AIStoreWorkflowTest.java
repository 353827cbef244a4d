package io.windlass.workflows.aistore.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.DataStep;
import io.windlass.workflows.aistore.KubernetesStep;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Wish;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AIStoreWorkflowTest {

  private static final String UPGRADE = "aistore/ais/demo/rolling-upgrade/g2";

  private final Stage stage = new Stage(SimulatedSpec.of(3, 3));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void deploysAndEndsWhenConverged() throws Exception {
    Accepted accepted = stage.reconcile(1, Cause.SPEC);
    assertThat(accepted.workflowId()).isEqualTo("aistore/ais/demo");
    stage.await(accepted);
    assertThat(stage.world().steps()).last().hasToString("ApplyFoundation[reason=NEW_CLUSTER]");
    assertThat(stage.world().causes()).containsExactly(Cause.SPEC, Cause.SPEC);
  }

  @Test
  void growsWhenTheSpecDoes() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    stage.world().change(cluster -> cluster.edit(cluster.spec().sized(3, 5)));
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(stage.world().steps()).filteredOn(DataStep.Rebalance.class::isInstance).hasSize(1);
  }

  @Test
  void shrinksWhenTheSpecDoes() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    stage.world().change(cluster -> cluster.edit(cluster.spec().sized(1, 2)));
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(stage.world().steps())
        .filteredOn(DataStep.Decommission.class::isInstance)
        .hasSize(1);
  }

  @Test
  void takesANewerSpecInTheMiddle() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    stage.world().during("put target demo-target-1", () -> edit("v3", 3));
    edit("v2");
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(restarts("demo-target-0")).isEqualTo(2);
    assertThat(restarts("demo-target-2")).isOne();
  }

  @Test
  void aCancelledUpgradeStopsInASafeStateAndStaysUntilSomebodyAsksAgain() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    edit("v2");
    stage.world().during("restart target", () -> stage.stub(UPGRADE).cancel());
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(stage.world().conclusions())
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.result().phase()).isEqualTo(Phase.CANCELLED);
              assertThat(end.result().message())
                  .contains("no target is in maintenance", "the data on them is settled");
            });
    List<AIStoreStep> before = stage.world().steps();
    stage.await(stage.reconcile(2, Cause.RESYNC));
    assertThat(stage.world().steps()).isEqualTo(before);

    stage.await(stage.reconcile(2, Cause.RETRY));
    assertThat(restarts("demo-target-2")).isOne();
  }

  @Test
  void aStepThatFailsAgainAndAgainIsPlannedAnewAndTheTroubleTold() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    edit("v2");
    stage.world().failing("restart target demo-target-1", 8);
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(stage.world().troubles()).containsExactlyInAnyOrder("", "no proxy answers");
    assertThat(restarts("demo-target-1")).isEqualTo(9);
    assertThat(stage.world().conclusions()).isEmpty();
  }

  @Test
  void aQuietStepThatFailsAgainAndAgainIsTold() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    stage.world().change(cluster -> cluster.edit(cluster.spec().configured()));
    stage.world().failing("apply accounts", 7);
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(stage.world().troubles()).contains("no proxy answers");
    assertThat(stage.world().conclusions()).isEmpty();
  }

  @Test
  void aDeletionNeedsNoSafeState() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    edit("v2");
    stage.world().endless("wait for demo-target-1");
    stage.world().during("wait for demo-target-1", this::cancel);
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(stage.world().steps()).last().hasToString("RemoveFoundation[reason=DELETED]");
  }

  private void cancel() {
    stage.world().during("wait for demo-target-1", this::delete);
    stage.stub(UPGRADE).cancel();
  }

  private void delete() {
    // As with every custom resource, the mark of the deletion is a generation of its own.
    edit("v2");
    stage.world().change(SimulatedCluster::delete);
    stage.reconcile(3, Cause.SPEC);
  }

  @Test
  void aPauseHoldsInASafeStateUntilSomebodyResumes() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    edit("v2");
    stage.world().during("restart target demo-target-1", this::pause);
    Accepted upgrade = stage.reconcile(2, Cause.SPEC);
    stage.awaitPhase(UPGRADE, Phase.PAUSED);
    assertThat(restarts("demo-target-2")).isZero();
    assertThat(stage.world().steps()).last().isInstanceOf(DataStep.Rebalance.class);

    assertThat(update("resume")).isEqualTo(UPGRADE + " goes on");
    stage.await(upgrade);
    assertThat(restarts("demo-target-2")).isOne();
  }

  @Test
  void aPauseOutlivesTheSpecAndTheWorkflow() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    stage.world().wish(Wish.PAUSE);
    edit("v2");
    stage.reconcile(2, Cause.SPEC);
    stage.awaitPhase(UPGRADE, Phase.PAUSED);
    stage.stub("aistore/ais/demo").terminate("to see what is left of the pause");
    edit("v3");
    Accepted upgrade = stage.reconcile(3, Cause.SPEC);
    stage.awaitPhase("aistore/ais/demo/rolling-upgrade/g3", Phase.PAUSED);
    assertThat(restarts("demo-target-0")).isZero();

    stage.world().wish(Wish.RESUME);
    stage.reconcile(3, Cause.WISH);
    stage.await(upgrade);
    assertThat(restarts("demo-target-0")).isOne();
  }

  @Test
  void quietWorkIsHeldToo() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    int before = stage.world().steps().size();
    stage.world().wish(Wish.PAUSE);
    stage.world().change(cluster -> cluster.edit(cluster.spec().configured()));
    Accepted held = stage.reconcile(2, Cause.SPEC);
    assertThat(update("pause")).isEqualTo("paused: nothing is begun");
    assertThat(stage.world().steps()).hasSize(before);

    assertThat(update("resume")).isEqualTo("goes on");
    stage.await(held);
    assertThat(stage.world().steps()).hasSizeGreaterThan(before);
  }

  @Test
  void waitsForApprovalBeforeItDisturbsAndAfterTheFirstNode() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    stage.world().wish(new Wish(Wishes.APPROVAL, "before-disruption, after-first-node"));
    edit("v2");
    Accepted upgrade = stage.reconcile(2, Cause.SPEC);
    stage.awaitPhase(UPGRADE, Phase.WAITING);
    assertThat(stage.world().steps()).noneMatch(AIStoreStep::disruptive);
    assertThatThrownBy(() -> approve("later"))
        .hasStackTraceContaining("later is not known; approve one of before-disruption");

    approve("before-disruption");
    stage.awaitPhase(UPGRADE, Phase.RUNNING);
    stage.awaitPhase(UPGRADE, Phase.WAITING);
    assertThat(restarts("demo-target-2")).isZero();

    approve("after-first-node");
    stage.await(upgrade);
    assertThat(restarts("demo-target-0")).isOne();
  }

  @Test
  void tellsWhatWouldBeDone() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    edit("v2");
    int before = stage.world().steps().size();
    Forecast forecast = stage.forecast();
    assertThat(forecast.steps()).extracting(Forecast.Foreseen::step).contains("replace proxy 2");
    assertThat(stage.world().steps()).hasSize(before);
  }

  @Test
  void aCancelEndsAPause() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    stage.world().wish(Wish.PAUSE);
    edit("v2");
    Accepted upgrade = stage.reconcile(2, Cause.SPEC);
    stage.awaitPhase(UPGRADE, Phase.PAUSED);
    stage.stub(UPGRADE).cancel();
    stage.await(upgrade);
    assertThat(stage.world().conclusions())
        .singleElement()
        .satisfies(end -> assertThat(end.result().phase()).isEqualTo(Phase.CANCELLED));
  }

  @Test
  void tellsThatNothingIsPaused() throws Exception {
    stage
        .world()
        .during(
            "wait for 3 proxies",
            () -> assertThat(update("resume")).isEqualTo("nothing is paused"));
    stage.await(stage.reconcile(1, Cause.SPEC));
  }

  private void pause() {
    update("pause");
    stage.awaitSignal(UPGRADE);
  }

  private String update(String name) {
    return stage.stub("aistore/ais/demo").update(name, String.class);
  }

  private String approve(String gate) {
    return stage.stub("aistore/ais/demo").update("approve", String.class, gate);
  }

  private void edit(String image) {
    stage.world().change(cluster -> cluster.edit(cluster.spec().image(image)));
  }

  /** Edits, and tells the workflow as the starter does. */
  private void edit(String image, long generation) {
    edit(image);
    stage.reconcile(generation, Cause.SPEC);
  }

  private long restarts(String pod) {
    return stage.world().steps().stream()
        .filter(KubernetesStep.RestartTarget.class::isInstance)
        .map(KubernetesStep.RestartTarget.class::cast)
        .filter(step -> step.pod().equals(pod))
        .count();
  }
}
