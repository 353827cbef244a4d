package io.windlass.workflows.aistore.replace;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Replacement;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReplaceNodePlannerTest {

  private static final String OPERATION = "replace-node";
  private static final String MOVE = "move the data off";
  private static final String TARGET = "demo-target-1";

  private static Scenario of(int proxies, int targets) {
    return Scenario.deployed(SimulatedSpec.of(proxies, targets), Timing.measured());
  }

  private static Scenario replacing(String node) {
    return of(2, 3).now(node + " to be replaced", replace(node));
  }

  private static Consumer<SimulatedCluster> replace(String node) {
    return cluster -> cluster.replace(new Replacement(node, false));
  }

  private static Consumer<SimulatedCluster> giveUp(String node) {
    return cluster -> cluster.replace(new Replacement(node, true));
  }

  @Test
  void aTargetIsEmptiedBeforeItGetsNewVolumes() {
    Scenario scenario = replacing(TARGET).converges();
    assertThat(scenario.cluster().missing()).isZero();
    scenario.matches(OPERATION, "target");
  }

  @Test
  void aProxyGoesAfterThePrimaryHasMoved() {
    of(2, 2)
        .now("proxy 1 made primary", cluster -> cluster.movePrimary(1))
        .now("demo-proxy-1 to be replaced", replace("demo-proxy-1"))
        .converges()
        .matches(OPERATION, "primary-proxy");
  }

  @Test
  void whatCannotBeReplacedIsRefused() {
    replacing("demo-target-7").stalls("\"demo-target-7\" is no node of this cluster");
    replacing("demo-proxy-0").stalls("demo-proxy-0 can't be replaced");
    of(1, 1).now("the only target", replace("demo-target-0")).stalls("is the only target");
    of(2, 2)
        .now("too small", cluster -> cluster.object(noRoom()))
        .now("a target", replace(TARGET))
        .stalls("no room for it");
  }

  private static Optional<Objection> noRoom() {
    return Optional.of(new Objection(Reason.NO_ROOM, "no room for it"));
  }

  @Test
  void aLostTargetIsReplacedOnlyWithoutItsData() {
    Scenario scenario =
        of(2, 3)
            .now("target 1 lost", cluster -> cluster.lose(DaemonRole.TARGET, 1))
            .now("to be replaced", replace(TARGET))
            .stalls("its volumes are on a lost machine")
            .now("data given up", giveUp(TARGET));
    scenario.driver().retry();
    scenario.converges();
    assertThat(scenario.cluster().lost()).isPositive();
    assertThat(scenario.cluster().hidden()).isZero();
    scenario.matches(OPERATION, "lost-target");
  }

  @Test
  void aTargetThatIsGivenUpGoesWhenTheClusterCountsItNoMore() {
    of(2, 3)
        .now("target 1 lost", cluster -> cluster.lose(DaemonRole.TARGET, 1))
        .now("data given up", giveUp(TARGET))
        .converges()
        .matches(OPERATION, "lost-this-moment");
  }

  @Test
  void whoServesKeepsHisDataAlsoWhereItIsGivenUp() {
    Scenario scenario = of(2, 3).now("data given up", giveUp(TARGET)).converges();
    assertThat(scenario.cluster().lost()).isZero();
  }

  @Test
  void aKilledTargetIsWaitedFor() {
    replacing(TARGET)
        .now("target 1 killed", cluster -> cluster.kill(DaemonRole.TARGET, 1))
        .converges()
        .matches(OPERATION, "killed-before");
  }

  @Test
  void aFailedRebalanceLosesNothing() {
    replacing(TARGET)
        .during(MOVE, 5, "rebalance fails", driver -> driver.cluster().failRebalance())
        .converges()
        .matches(OPERATION, "rebalance-fails");
  }

  @Test
  void aStrangerMovesThePrimaryMeanwhile() {
    replacing(TARGET)
        .during(MOVE, 5, "primary moved", driver -> driver.cluster().movePrimary(1))
        .converges()
        .matches(OPERATION, "primary-moved-meanwhile");
  }

  @Test
  void cancelledItComesBackWithItsOldVolumes() {
    Scenario scenario = replacing(TARGET).during(MOVE, 5, "cancelled", Driver::cancel);
    scenario.stalls("no target is in maintenance, the data on them is settled");
    assertThat(scenario.cluster().missing()).isZero();
    scenario.driver().retry();
    scenario.converges().matches(OPERATION, "cancelled");
  }

  @Test
  void terminatedAfterTheVolumesWentItIsDoneOnce() {
    replacing(TARGET)
        .during("wait for demo-target-1", 1, "terminated", Driver::terminate)
        .converges()
        .matches(OPERATION, "terminated");
  }

  @Test
  void anotherImageComesFirst() {
    of(2, 3)
        .now("image v2", cluster -> cluster.edit(cluster.spec().image("v2")))
        .now("to be replaced", replace(TARGET))
        .converges()
        .matches(OPERATION, "with-another-image");
  }
}
