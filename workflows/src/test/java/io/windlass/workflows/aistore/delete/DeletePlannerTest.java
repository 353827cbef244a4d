package io.windlass.workflows.aistore.delete;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Decision;
import org.junit.jupiter.api.Test;

class DeletePlannerTest {

  private static final CleanUp EVERYTHING = new CleanUp(true, true, false, false);

  @Test
  void targetsThenProxiesThenTheRest() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
            .now("deleted", SimulatedCluster::delete);
    assertThat(scenario.run()).isInstanceOf(Decision.Gone.class);
    scenario.matches("delete", "3+3");
  }

  @Test
  void inTheMiddleOfAnUpgrade() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
            .now("image v2", cluster -> cluster.edit(cluster.spec().image("v2")))
            .during("wait for demo-target-1", "deleted", driver -> driver.cluster().delete());
    assertThat(scenario.run()).isInstanceOf(Decision.Gone.class);
    scenario.matches("delete", "in-mid-upgrade");
  }

  @Test
  void withoutACleanUpNothingIsLost() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(1, 3), Timing.measured())
            .now("deleted", SimulatedCluster::delete);
    scenario.run();
    assertThat(scenario.cluster().written()).isPositive();
    assertThat(scenario.cluster().lost()).isZero();
  }

  @Test
  void withItsData() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(3, 3), Timing.measured())
            .now("deleted with its data", cluster -> cluster.delete(EVERYTHING));
    assertGone(scenario);
    scenario.matches("delete", "with-data");
  }

  @Test
  void aTargetInMaintenanceComesBackToCleanUp() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(1, 3), Timing.measured())
            .now("target 1 flagged", cluster -> cluster.flag(1))
            .now("deleted with its data", cluster -> cluster.delete(EVERYTHING));
    assertGone(scenario);
    scenario.matches("delete", "left-in-maintenance");
  }

  private static void assertGone(Scenario scenario) {
    assertThat(scenario.run()).isInstanceOf(Decision.Gone.class);
    assertThat(scenario.cluster().lost()).isEqualTo(scenario.cluster().written());
  }

  @Test
  void dataOfAClusterThatIsShutDownIsNotForgotten() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(1, 2), Timing.measured())
            .now("shut down", cluster -> cluster.edit(cluster.spec().shutDown(true)))
            .converges()
            .now("deleted with its data", cluster -> cluster.delete(EVERYTHING))
            .stalls("no node runs");
    assertThat(scenario.cluster().lost()).isZero();
    scenario.now("forced", cluster -> cluster.delete(EVERYTHING.afterTelling()));
    assertGone(scenario);
  }

  @Test
  void stateOfAClusterThatIsShutDownNeedsNoNode() {
    Scenario scenario =
        Scenario.deployed(SimulatedSpec.of(1, 2), Timing.measured())
            .now("shut down", cluster -> cluster.edit(cluster.spec().shutDown(true)))
            .converges()
            .now(
                "deleted with its state",
                cluster -> cluster.delete(new CleanUp(true, false, true, false)));
    assertGone(scenario);
  }
}
