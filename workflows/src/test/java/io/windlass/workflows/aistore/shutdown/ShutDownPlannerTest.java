package io.windlass.workflows.aistore.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Request;
import org.junit.jupiter.api.Test;

class ShutDownPlannerTest {

  private static final String OPERATION = "shut-down";

  private static Scenario deployed() {
    return Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured());
  }

  private static void shutDown(SimulatedCluster cluster) {
    cluster.edit(cluster.spec().shutDown(true));
  }

  private static void shutDown(Driver driver) {
    shutDown(driver.cluster());
  }

  private static Scenario assertKept(Scenario scenario) {
    assertThat(scenario.cluster().written()).isPositive();
    assertThat(scenario.cluster().lost()).isZero();
    return scenario;
  }

  @Test
  void threeProxiesAndThreeTargets() {
    assertKept(deployed().now("shut down", ShutDownPlannerTest::shutDown).converges())
        .matches(OPERATION, "3+3");
  }

  @Test
  void inTheMiddleOfAnUpgrade() {
    Scenario scenario =
        deployed()
            .now("image v2", cluster -> cluster.edit(cluster.spec().image("v2")))
            .during("put target demo-target-1", "shut down", ShutDownPlannerTest::shutDown);
    assertKept(scenario.converges()).matches(OPERATION, "in-mid-upgrade");
  }

  @Test
  void aClusterThatLacksATarget() {
    Scenario scenario =
        deployed()
            .now("image bad", cluster -> cluster.edit(cluster.spec().image("bad")))
            .now("proxies evicted", cluster -> evictAll(cluster, DaemonRole.PROXY));
    scenario.stalls("can't pull image bad");
    assertKept(scenario.now("shut down", ShutDownPlannerTest::shutDown).converges())
        .matches(OPERATION, "broken");
  }

  private static void evictAll(SimulatedCluster cluster, DaemonRole role) {
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      cluster.evict(role, ordinal);
    }
  }

  @Test
  void aClusterThatNeverWas() {
    Scenario.fresh(SimulatedSpec.of(1, 2).shutDown(true), Timing.measured())
        .converges()
        .matches(OPERATION, "never-deployed");
  }

  @Test
  void inTheMiddleOfADeployment() {
    Scenario.fresh(SimulatedSpec.of(1, 2), Timing.measured())
        .during("wait for 1 proxy", 1, "shut down", ShutDownPlannerTest::shutDown)
        .converges()
        .matches(OPERATION, "in-mid-deployment");
  }

  @Test
  void anEditMeanwhileStartsNothing() {
    Scenario scenario = deployed().now("shut down", ShutDownPlannerTest::shutDown).converges();
    scenario.now("image v2", cluster -> cluster.edit(cluster.spec().image("v2"))).converges();
    assertKept(scenario).matches(OPERATION, "edited");
  }

  @Test
  void cancelledBetweenTargetsAndProxies() {
    Scenario scenario =
        deployed()
            .now("shut down", ShutDownPlannerTest::shutDown)
            .during("end the target nodes", "cancelled", Driver::cancel);
    scenario.stalls("3 of 6 nodes have ended");
    assertKept(scenario).matches(OPERATION, "cancelled");
  }

  @Test
  void aCertificateThatIsAskedForAtRestIsAnswered() {
    Scenario scenario = deployed().now("shut down", ShutDownPlannerTest::shutDown).converges();
    scenario.now("certificate renewed", cluster -> cluster.ask(Request.CERTIFICATES)).converges();
    assertKept(scenario).matches(OPERATION, "certificate-at-rest");
  }
}
