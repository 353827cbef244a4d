package io.windlass.workflows.aistore.upgrade;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RollingUpgradePlannerTest {

  private static final String OPERATION = "upgrade";

  private static Scenario upgrading(int proxies, int targets) {
    return upgrading(SimulatedSpec.of(proxies, targets), Timing.measured(), "v2");
  }

  private static Scenario upgrading(SimulatedSpec spec, Timing timing, String image) {
    return Scenario.deployed(spec, timing).now("image " + image, edit(image));
  }

  private static Consumer<SimulatedCluster> edit(String image) {
    return cluster -> cluster.edit(cluster.spec().image(image));
  }

  private static Consumer<Driver> on(Consumer<SimulatedCluster> action) {
    return driver -> action.accept(driver.cluster());
  }

  @Test
  void threeProxiesAndThreeTargets() {
    upgrading(3, 3).converges().matches(OPERATION, "3+3");
  }

  @Test
  void anotherVolume() {
    Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
        .now("another volume", cluster -> cluster.edit(cluster.spec().anotherMount()))
        .converges()
        .matches(OPERATION, "another-volume");
  }

  @Test
  void oneProxyAndOneTarget() {
    upgrading(1, 1).converges().matches(OPERATION, "1+1");
  }

  @Test
  void manyTargetsInWaves() {
    upgrading(SimulatedSpec.of(5, 10), Timing.measured().window(45), "v2")
        .converges()
        .matches(OPERATION, "5+10-waves");
  }

  @Test
  void primaryOnTheLastProxy() {
    Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
        .now("primary moves to proxy 2", cluster -> cluster.movePrimary(2))
        .now("image v2", edit("v2"))
        .converges()
        .matches(OPERATION, "primary-last");
  }

  @Test
  void primaryMovedBackByAStranger() {
    upgrading(3, 1)
        .during(
            "replace proxy 1", 3, "primary moves to proxy 0", on(cluster -> cluster.movePrimary(0)))
        .converges()
        .matches(OPERATION, "primary-moved-by-stranger");
  }

  @Test
  void targetKilledInMaintenance() {
    upgrading(3, 3)
        .during(
            "put target demo-target-1",
            "target 1 killed",
            on(cluster -> cluster.kill(DaemonRole.TARGET, 1)))
        .converges()
        .matches(OPERATION, "target-killed-in-maintenance");
  }

  @Test
  void badImageThenReverted() {
    upgrading(SimulatedSpec.of(3, 3), Timing.measured(), "bad2")
        .stalls("can't pull image bad2")
        .now("image back to v1", edit("v1"))
        .converges()
        .matches(OPERATION, "bad-image-then-reverted");
  }

  @Test
  void badImageThenFixed() {
    upgrading(SimulatedSpec.of(3, 3), Timing.measured(), "bad2")
        .stalls("can't pull image bad2")
        .now("image v3", edit("v3"))
        .converges()
        .matches(OPERATION, "bad-image-then-fixed");
  }

  @Test
  void imageGoesBadAmongTargets() {
    upgrading(3, 3)
        .during("put target demo-target-1", "image bad3", on(edit("bad3")))
        .stalls("can't pull image bad3")
        .now("image v4", edit("v4"))
        .converges()
        .matches(OPERATION, "bad-image-among-targets");
  }

  @Test
  void newerSpecInTheMiddle() {
    upgrading(3, 3)
        .during("restart target demo-target-1", "image v3", on(edit("v3")))
        .converges()
        .matches(OPERATION, "newer-spec");
  }

  @Test
  void refusedSpecInTheMiddle() {
    upgrading(3, 3)
        .during(
            "put target demo-target-1",
            "2 targets and no rebalance wanted",
            on(cluster -> cluster.edit(cluster.spec().sized(3, 2).rebalance(false))))
        .stalls("rebalance.enabled is false")
        .matches(OPERATION, "refused-spec");
  }

  @Test
  void fewerTargetsWantedInTheMiddle() {
    upgrading(3, 3)
        .during(
            "put target demo-target-1",
            "2 targets wanted",
            on(cluster -> cluster.edit(cluster.spec().sized(3, 2))))
        .converges()
        .matches(OPERATION, "shrink-in-the-middle");
  }

  @Test
  void growthInTheSameEdit() {
    Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
        .now("image v2 and 5 + 5", cluster -> cluster.edit(cluster.spec().sized(5, 5).image("v2")))
        .converges()
        .matches(OPERATION, "with-growth");
  }

  @Test
  void rebalanceDisabledBySpec() {
    upgrading(SimulatedSpec.of(3, 3).rebalance(false), Timing.measured(), "v2")
        .converges()
        .matches(OPERATION, "rebalance-disabled");
  }

  @Test
  void podCrashesMeanwhile() {
    upgrading(3, 3)
        .during(
            "put target demo-target-0",
            "target 2 killed",
            on(cluster -> cluster.kill(DaemonRole.TARGET, 2)))
        .converges()
        .matches(OPERATION, "other-target-crashes");
  }

  @Test
  void paused() {
    upgrading(3, 3)
        .during("put target demo-target-1", "paused", Driver::pause)
        .during("rebalance", 60, "resumed", Driver::resume)
        .converges()
        .matches(OPERATION, "paused");
  }

  @Test
  void targetsLostTheirStatefulSet() {
    upgrading(3, 3)
        .during(
            "restart target demo-target-1",
            "the targets' StatefulSet is deleted",
            on(cluster -> cluster.deleteSet(DaemonRole.TARGET)))
        .converges()
        .matches(OPERATION, "statefulset-deleted");
  }

  @TestFactory
  Stream<DynamicTest> cancelledAtEveryStep() {
    return Stream.of(
            "apply accounts",
            "apply 3 proxy nodes",
            "replace proxy 2",
            "wait for demo-proxy-2",
            "make demo-proxy-1",
            "replace proxy 0",
            "apply 3 target nodes",
            "switch automatic rebalance off",
            "put target demo-target-0",
            "restart target demo-target-0",
            "wait for demo-target-0",
            "put target demo-target-2",
            "switch automatic rebalance on",
            "rebalance")
        .map(step -> DynamicTest.dynamicTest(step, () -> cancelled(step)));
  }

  private static void cancelled(String step) {
    Scenario scenario = upgrading(3, 3).during(step, "cancelled", Driver::cancel);
    scenario.stalls("no target is in maintenance, the data on them is settled");
    scenario.driver().retry();
    scenario
        .now("retry", cluster -> {})
        .converges()
        .matches(OPERATION + "/cancelled", step.replace(' ', '-'));
  }
}
