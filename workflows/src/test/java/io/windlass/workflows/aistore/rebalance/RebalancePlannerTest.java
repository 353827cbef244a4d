package io.windlass.workflows.aistore.rebalance;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Request;
import org.junit.jupiter.api.Test;

class RebalancePlannerTest {

  private static final String OPERATION = "rebalance";

  private static final String STEP = "rebalance, so that";

  private static Scenario asked(SimulatedSpec spec) {
    return Scenario.deployed(spec, Timing.measured())
        .now("rebalance requested", cluster -> cluster.ask(Request.REBALANCE));
  }

  @Test
  void threeTargets() {
    asked(SimulatedSpec.of(3, 3)).converges().matches(OPERATION, "3+3");
  }

  @Test
  void oneTarget() {
    asked(SimulatedSpec.of(1, 1)).converges().matches(OPERATION, "1+1");
  }

  @Test
  void automaticRebalanceDisabled() {
    asked(SimulatedSpec.of(3, 3).rebalance(false)).converges().matches(OPERATION, "disabled");
  }

  @Test
  void askedAgainMeanwhile() {
    asked(SimulatedSpec.of(3, 3))
        .during(STEP, 2, "rebalance requested", driver -> driver.cluster().ask(Request.REBALANCE))
        .converges()
        .matches(OPERATION, "asked-again");
  }

  @Test
  void targetCrashesMeanwhile() {
    asked(SimulatedSpec.of(3, 3))
        .during(STEP, 2, "target 1 killed", driver -> driver.cluster().kill(DaemonRole.TARGET, 1))
        .converges()
        .matches(OPERATION, "target-crashes");
  }

  @Test
  void cancelled() {
    asked(SimulatedSpec.of(3, 3))
        .during(STEP, 2, "cancelled", Driver::cancel)
        .stalls("no target is in maintenance, the data on them is settled")
        .matches(OPERATION, "cancelled");
  }

  @Test
  void anUpgradeDoesItAlong() {
    asked(SimulatedSpec.of(1, 2))
        .now("image v2", cluster -> cluster.edit(cluster.spec().image("v2")))
        .converges()
        .matches(OPERATION, "along-with-an-upgrade");
  }
}
