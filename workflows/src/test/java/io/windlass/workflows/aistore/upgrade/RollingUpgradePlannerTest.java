package io.windlass.workflows.aistore.upgrade;

import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import org.junit.jupiter.api.Test;

class RollingUpgradePlannerTest {

  private static Scenario upgrading(int proxies, int targets, Timing timing) {
    return Scenario.deployed(SimulatedSpec.of(proxies, targets), timing)
        .now("new image v2", cluster -> cluster.edit(cluster.spec().image("v2")));
  }

  @Test
  void threeProxiesAndThreeTargets() {
    upgrading(3, 3, Timing.measured()).converges().matches("upgrade", "3+3");
  }

  @Test
  void oneProxyAndOneTarget() {
    upgrading(1, 1, Timing.measured()).converges().matches("upgrade", "1+1");
  }
}
