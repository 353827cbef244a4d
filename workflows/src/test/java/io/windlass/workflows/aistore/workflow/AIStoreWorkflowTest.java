package io.windlass.workflows.aistore.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AIStoreWorkflowTest {

  private final Stage stage = new Stage(SimulatedSpec.of(3, 3));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void deploysAndEndsWhenConverged() throws Exception {
    Accepted accepted = stage.reconcile(1, Cause.SPEC);
    assertThat(accepted.workflowId()).isEqualTo("aistore/ais/demo");
    stage.await(accepted);
    assertThat(stage.world().steps()).last().hasToString("SetConfig[reason=NEW_CLUSTER]");
    assertThat(stage.world().causes()).containsExactly(Cause.SPEC, Cause.SPEC);
  }
}
