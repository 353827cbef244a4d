package io.windlass.workflows.aistore.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import org.junit.jupiter.api.Test;

class StartUpPlannerTest {

  private static final String OPERATION = "start-up";

  private static Scenario shutDown() {
    return Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
        .now("shut down", cluster -> cluster.edit(cluster.spec().shutDown(true)))
        .converges();
  }

  private static void start(SimulatedCluster cluster) {
    cluster.edit(cluster.spec().shutDown(false));
  }

  private static void assertAllReadable(Scenario scenario) {
    assertThat(scenario.cluster().written()).isPositive();
    assertThat(scenario.cluster().missing()).isZero();
  }

  @Test
  void threeProxiesAndThreeTargets() {
    Scenario scenario = shutDown().now("to serve again", StartUpPlannerTest::start).converges();
    assertAllReadable(scenario);
    scenario.matches(OPERATION, "3+3");
  }

  @Test
  void withANewImageAndMoreTargets() {
    Scenario scenario =
        shutDown()
            .now(
                "image v2, size 3 + 5",
                cluster -> cluster.edit(cluster.spec().image("v2").sized(3, 5)))
            .converges()
            .now("to serve again", StartUpPlannerTest::start)
            .converges();
    assertAllReadable(scenario);
    scenario.matches(OPERATION, "edited-meanwhile");
  }

  /** Nobody may forget the third target because the spec does. */
  @Test
  void withFewerTargets() {
    Scenario scenario =
        shutDown()
            .now("size 3 + 2", cluster -> cluster.edit(cluster.spec().sized(3, 2)))
            .now("to serve again", StartUpPlannerTest::start);
    scenario.run();
    assertAllReadable(scenario);
  }

  @Test
  void withAnImageThatCantBePulledThenFixed() {
    Scenario scenario =
        shutDown()
            .now("image bad", cluster -> cluster.edit(cluster.spec().image("bad")))
            .now("to serve again", StartUpPlannerTest::start);
    scenario.stalls("can't pull image bad");
    scenario.now("image v2", cluster -> cluster.edit(cluster.spec().image("v2"))).converges();
    assertAllReadable(scenario);
    scenario.matches(OPERATION, "bad-image-then-fixed");
  }

  @Test
  void afterSomebodyChangedHisMind() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
            .now("shut down", cluster -> cluster.edit(cluster.spec().shutDown(true)))
            .during("end the target nodes", "to serve again", driver -> start(driver.cluster()))
            .converges();
    assertAllReadable(scenario);
    scenario.matches(OPERATION, "changed-mind");
  }

  @Test
  void cancelledAndRetried() {
    Scenario scenario =
        shutDown()
            .now("to serve again", StartUpPlannerTest::start)
            .during("apply 3 proxy nodes", "cancelled", Driver::cancel);
    scenario.stalls("what the others hold is on their volumes");
    scenario.driver().retry();
    scenario.converges();
    assertAllReadable(scenario);
  }
}
