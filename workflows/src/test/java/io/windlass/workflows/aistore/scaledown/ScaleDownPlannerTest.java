package io.windlass.workflows.aistore.scaledown;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.ScaleDownMode;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScaleDownPlannerTest {

  private static final String OPERATION = "scale-down";
  private static final String MOVE = "move the data off";

  private static Scenario shrinking(SimulatedSpec from, int proxies, int targets) {
    return Scenario.deployed(from, Timing.measured())
        .now(
            "%d + %d wanted".formatted(proxies, targets),
            cluster -> cluster.edit(cluster.spec().sized(proxies, targets)));
  }

  private static Scenario onFourNine(int from, int to) {
    return Scenario.deployed(SimulatedSpec.of(3, from), Timing.measured())
        .now("AIStore 4.9", SimulatedCluster::ofFourNine)
        .now(to + " targets wanted", sized(3, to));
  }

  private static Consumer<SimulatedCluster> sized(int proxies, int targets) {
    return cluster -> cluster.edit(cluster.spec().sized(proxies, targets));
  }

  @Test
  void threeTargetsWithOneRebalance() {
    shrinking(SimulatedSpec.of(3, 6), 3, 3).converges().matches(OPERATION, "targets-6-to-3");
  }

  @Test
  void oneAfterTheOtherOnFourNine() {
    onFourNine(5, 3).converges().matches(OPERATION, "targets-5-to-3-on-4.9");
  }

  @Test
  void bothRolesWithThePrimaryAmongThoseToGo() {
    Scenario.deployed(SimulatedSpec.of(3, 5), Timing.measured())
        .now("proxy 2 made primary", cluster -> cluster.movePrimary(2))
        .now("1 + 3 wanted", sized(1, 3))
        .converges()
        .matches(OPERATION, "both-and-primary");
  }

  @Test
  void proxiesOnly() {
    shrinking(SimulatedSpec.of(5, 3), 3, 3).converges().matches(OPERATION, "proxies-5-to-3");
  }

  @Test
  void targetsShrinkWhileProxiesGrow() {
    shrinking(SimulatedSpec.of(1, 4), 3, 3).converges().matches(OPERATION, "opposite-ways");
  }

  @Test
  void withDataRemoved() {
    Scenario.deployed(SimulatedSpec.of(3, 5).mode(ScaleDownMode.DECOMMISSION), Timing.measured())
        .now("3 targets wanted", sized(3, 3))
        .converges()
        .matches(OPERATION, "data-removed");
  }

  @Test
  void retainedAndBackUpAgain() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(3, 5).mode(ScaleDownMode.RETAIN), Timing.measured())
            .now("3 targets wanted", sized(3, 3))
            .converges()
            .now("5 targets wanted", sized(3, 5))
            .converges();
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "retained-and-back");
  }

  @Test
  void switchedOffRebalanceIsOnMeanwhile() {
    shrinking(SimulatedSpec.of(3, 4), 3, 3)
        .now("rebalance switched off", cluster -> cluster.switchRebalance(false))
        .converges()
        .matches(OPERATION, "rebalance-switched-off");
  }

  @Test
  void refusedWithoutRebalance() {
    shrinking(SimulatedSpec.of(3, 5).rebalance(false), 3, 3)
        .stalls("spec.configToUpdate.rebalance.enabled is false")
        .now("rebalance enabled", cluster -> cluster.edit(cluster.spec().rebalance(true)))
        .converges()
        .matches(OPERATION, "rebalance-disabled");
  }

  @Test
  void refusedWithoutRoom() {
    shrinking(SimulatedSpec.of(3, 5), 3, 3)
        .now("too small", object(Optional.of(new Objection(Reason.NO_ROOM, "no room for it"))))
        .stalls("no room for it")
        .now("data deleted", object(Optional.empty()))
        .converges()
        .matches(OPERATION, "no-room");
  }

  private static Consumer<SimulatedCluster> object(Optional<Objection> why) {
    return cluster -> cluster.object(why);
  }

  @Test
  void aFailedRebalanceLosesNothing() {
    shrinking(SimulatedSpec.of(3, 4), 3, 3)
        .during(MOVE, 5, "rebalance fails", driver -> driver.cluster().failRebalance())
        .converges()
        .matches(OPERATION, "rebalance-fails");
  }

  @Test
  void aStrangerMovesThePrimaryMeanwhile() {
    shrinking(SimulatedSpec.of(3, 4), 3, 3)
        .during(MOVE, 5, "primary moved", driver -> driver.cluster().movePrimary(1))
        .converges()
        .matches(OPERATION, "primary-moved-meanwhile");
  }

  @Test
  void aTargetToGoIsKilled() {
    shrinking(SimulatedSpec.of(3, 4), 3, 3)
        .now("target 3 killed", cluster -> cluster.kill(DaemonRole.TARGET, 3))
        .converges()
        .matches(OPERATION, "target-to-go-killed");
  }

  @Test
  void targetsThatNeverStartedJustGo() {
    Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
        .now("5 targets wanted", sized(3, 5))
        .during(
            "wait for demo-target-3",
            "3 targets wanted",
            driver -> sized(3, 3).accept(driver.cluster()))
        .converges()
        .matches(OPERATION, "targets-that-never-started");
  }

  @Test
  void cancelledBeforeTheSecondOfTwo() {
    Scenario scenario = onFourNine(5, 3).during(MOVE, 5, "cancelled", Driver::cancel);
    scenario.stalls("no target is in maintenance, the data on them is settled");
    scenario.driver().retry();
    scenario.converges().matches(OPERATION, "cancelled");
  }

  @Test
  void moreWantedAgainMeanwhile() {
    shrinking(SimulatedSpec.of(3, 6), 3, 3)
        .during(MOVE, 5, "5 wanted", driver -> sized(3, 5).accept(driver.cluster()))
        .converges()
        .matches(OPERATION, "more-wanted-meanwhile");
  }

  @Test
  void terminatedAfterTheCall() {
    shrinking(SimulatedSpec.of(3, 5), 3, 3)
        .during(MOVE, 5, "terminated", Driver::terminate)
        .converges()
        .matches(OPERATION, "terminated");
  }

  @Test
  void withAnotherImage() {
    shrinking(SimulatedSpec.of(3, 4), 3, 3)
        .now("image v2", cluster -> cluster.edit(cluster.spec().image("v2")))
        .converges()
        .matches(OPERATION, "with-another-image");
  }
}
