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

  @Test
  void badImageThenFixed() {
    SimulatedSpec bad = SimulatedSpec.of(3, 3).image("bad1");
    Scenario.fresh(bad, Timing.measured())
        .stalls("can't pull image bad1")
        .now("image corrected", cluster -> cluster.edit(cluster.spec().image("v2")))
        .converges()
        .matches("deploy", "bad-image-then-fixed");
  }

  /** They run by the time that the deployment looks again: what they may hold is moved first. */
  @Test
  void reducedWhileTargetsStart() {
    Scenario.fresh(SimulatedSpec.of(1, 3), Timing.measured().start(4))
        .during(
            "wait for 1 proxy and 3 targets",
            "1 + 1 wanted",
            driver -> driver.cluster().edit(driver.cluster().spec().sized(1, 1)))
        .converges()
        .matches("deploy", "reduced-while-targets-start");
  }
}
