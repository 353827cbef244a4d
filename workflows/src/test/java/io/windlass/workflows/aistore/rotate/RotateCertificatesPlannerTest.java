package io.windlass.workflows.aistore.rotate;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Request;
import org.junit.jupiter.api.Test;

class RotateCertificatesPlannerTest {

  private static final String OPERATION = "rotate-certificates";

  private static final String SHOW = "have every node show a certificate";

  private static Scenario asked(SimulatedSpec spec) {
    return Scenario.deployed(spec, Timing.measured())
        .now("authority replaced", cluster -> cluster.ask(Request.REPLACE_AUTHORITY));
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
  void askedTwice() {
    asked(SimulatedSpec.of(1, 2))
        .converges()
        .now("authority replaced", cluster -> cluster.ask(Request.REPLACE_AUTHORITY))
        .converges()
        .matches(OPERATION, "twice");
  }

  @Test
  void targetCrashesMeanwhile() {
    asked(SimulatedSpec.of(2, 2))
        .during(SHOW, 1, "target 1 killed", driver -> driver.cluster().kill(DaemonRole.TARGET, 1))
        .converges()
        .matches(OPERATION, "target-crashes");
  }

  @Test
  void anUpgradeComesAlong() {
    asked(SimulatedSpec.of(1, 2))
        .during(
            "restart target",
            1,
            "image v2",
            driver -> driver.cluster().edit(driver.cluster().spec().image("v2")))
        .converges()
        .matches(OPERATION, "an-upgrade-comes-along");
  }

  @Test
  void growsMeanwhile() {
    asked(SimulatedSpec.of(1, 2))
        .during(
            "restart target",
            1,
            "4 targets",
            driver -> driver.cluster().edit(driver.cluster().spec().sized(1, 4)))
        .converges()
        .matches(OPERATION, "grows-meanwhile");
  }

  @Test
  void revoked() {
    Scenario.deployed(SimulatedSpec.of(2, 2), Timing.measured())
        .now("authority revoked", SimulatedCluster::revoke)
        .converges()
        .matches(OPERATION, "revoked");
  }

  @Test
  void revokedWhileItIsReplaced() {
    asked(SimulatedSpec.of(1, 2))
        .during("restart target", 1, "authority revoked", driver -> driver.cluster().revoke())
        .converges()
        .matches(OPERATION, "revoked-meanwhile");
  }

  @Test
  void replacedAtRest() {
    Scenario.deployed(SimulatedSpec.of(1, 1), Timing.measured())
        .now("shut down", cluster -> cluster.edit(cluster.spec().shutDown(true)))
        .converges()
        .now("authority replaced", cluster -> cluster.ask(Request.REPLACE_AUTHORITY))
        .converges()
        .now("to serve again", cluster -> cluster.edit(cluster.spec().shutDown(false)))
        .converges()
        .matches(OPERATION, "at-rest");
  }

  @Test
  void cancelled() {
    asked(SimulatedSpec.of(2, 2))
        .during("restart target", 1, "cancelled", Driver::cancel)
        .stalls("no target is in maintenance, the data on them is settled")
        .matches(OPERATION, "cancelled");
  }
}
