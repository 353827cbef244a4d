package io.windlass.workflows.aistore.deploy;

import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import org.junit.jupiter.api.Test;

class DeployPlannerTest {

  @Test
  void oneProxyAndOneTarget() {
    Scenario.fresh(SimulatedSpec.of(1, 1), Timing.measured()).converges().matches("deploy", "1+1");
  }

  @Test
  void threeProxiesAndThreeTargets() {
    Scenario.fresh(SimulatedSpec.of(3, 3), Timing.measured()).converges().matches("deploy", "3+3");
  }
}
