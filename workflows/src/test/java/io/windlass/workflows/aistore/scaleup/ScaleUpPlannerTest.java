package io.windlass.workflows.aistore.scaleup;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import org.junit.jupiter.api.Test;

class ScaleUpPlannerTest {

  private static final String OPERATION = "scale-up";

  private static Scenario growing(SimulatedSpec from, int proxies, int targets) {
    return Scenario.deployed(from, Timing.measured())
        .now(
            "%d + %d wanted".formatted(proxies, targets),
            cluster -> cluster.edit(cluster.spec().sized(proxies, targets)));
  }

  @Test
  void twoTargets() {
    growing(SimulatedSpec.of(3, 3), 3, 5).converges().matches(OPERATION, "targets-3-to-5");
  }

  @Test
  void oneTarget() {
    growing(SimulatedSpec.of(3, 3), 3, 4).converges().matches(OPERATION, "targets-3-to-4");
  }

  @Test
  void fromASingleTarget() {
    growing(SimulatedSpec.of(1, 1), 1, 3).converges().matches(OPERATION, "targets-1-to-3");
  }

  @Test
  void proxiesOnly() {
    growing(SimulatedSpec.of(3, 3), 5, 3).converges().matches(OPERATION, "proxies-3-to-5");
  }

  @Test
  void both() {
    growing(SimulatedSpec.of(3, 3), 5, 5).converges().matches(OPERATION, "both-3-to-5");
  }

  @Test
  void rebalanceDisabledBySpec() {
    growing(SimulatedSpec.of(3, 3).rebalance(false), 3, 5)
        .converges()
        .matches(OPERATION, "rebalance-disabled");
  }

  @Test
  void newTargetCrashesWhileJoining() {
    growing(SimulatedSpec.of(3, 3), 3, 5)
        .during(
            "rebalance",
            10,
            "target 4 killed",
            driver -> driver.cluster().kill(DaemonRole.TARGET, 4))
        .converges()
        .matches(OPERATION, "new-target-crashes");
  }

  @Test
  void cancelledWhileTargetsJoin() {
    Scenario scenario =
        growing(SimulatedSpec.of(3, 3).rebalance(false), 3, 5)
            .during("wait for demo-target-3", "cancelled", Driver::cancel);
    scenario.stalls("8 of 8 nodes serve, no target is in maintenance, the data on them is settled");
    scenario.driver().retry();
    scenario.converges().matches(OPERATION, "cancelled");
  }

  @Test
  void evenMoreWantedMeanwhile() {
    growing(SimulatedSpec.of(3, 3), 3, 4)
        .during(
            "wait for demo-target-3",
            "6 targets wanted",
            driver -> driver.cluster().edit(driver.cluster().spec().sized(3, 6)))
        .converges()
        .matches(OPERATION, "even-more-meanwhile");
  }
}
