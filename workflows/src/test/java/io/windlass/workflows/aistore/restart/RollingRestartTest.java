package io.windlass.workflows.aistore.restart;

import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Request;
import org.junit.jupiter.api.Test;

class RollingRestartTest {

  private static final String OPERATION = "restart";

  private static Scenario asked(int proxies, int targets) {
    return Scenario.deployed(SimulatedSpec.of(proxies, targets), Timing.measured())
        .now("restart requested", cluster -> cluster.ask(Request.RESTART));
  }

  @Test
  void threeProxiesAndThreeTargets() {
    asked(3, 3).converges().matches(OPERATION, "3+3");
  }

  @Test
  void askedAgainMeanwhile() {
    asked(1, 2)
        .during(
            "wait for demo-target-1",
            "restart requested",
            driver -> driver.cluster().ask(Request.RESTART))
        .converges()
        .matches(OPERATION, "asked-again");
  }

  @Test
  void cancelledAndRetried() {
    Scenario scenario =
        asked(1, 3).during("restart target demo-target-1", "cancelled", Driver::cancel);
    scenario.stalls("no target is in maintenance, the data on them is settled");
    scenario.now("retried", cluster -> {}).matches(OPERATION, "cancelled");
  }

  @Test
  void withANewImageInTheMiddle() {
    asked(1, 2)
        .during(
            "restart target demo-target-0",
            "image v2",
            driver -> driver.cluster().edit(driver.cluster().spec().image("v2")))
        .converges()
        .matches(OPERATION, "with-a-new-image");
  }

  @Test
  void askedWhileNodesAreAdded() {
    Scenario.deployed(SimulatedSpec.of(2, 2), Timing.measured())
        .now("size 3 + 3", cluster -> cluster.edit(cluster.spec().sized(3, 3)))
        .during(
            "wait for demo-proxy-2",
            "restart requested",
            driver -> driver.cluster().ask(Request.RESTART))
        .converges()
        .matches(OPERATION, "asked-while-nodes-are-added");
  }
}
