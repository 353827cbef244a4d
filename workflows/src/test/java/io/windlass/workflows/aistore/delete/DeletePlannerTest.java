package io.windlass.workflows.aistore.delete;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.simulator.Scenario;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Decision;
import org.junit.jupiter.api.Test;

class DeletePlannerTest {

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
}
