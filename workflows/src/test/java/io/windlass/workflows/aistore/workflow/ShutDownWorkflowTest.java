package io.windlass.workflows.aistore.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.KubernetesStep.StopNodes;
import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ends of a cluster, as workflows: each step is on the queue of its activity. */
class ShutDownWorkflowTest {

  private final Stage stage = new Stage(SimulatedSpec.of(1, 2));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void endsTargetsThenProxiesAndStartsThemAgain() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    shutDown(true);
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(stage.world().steps())
        .endsWith(
            new StopNodes(DaemonRole.TARGET, Reason.SHUTDOWN),
            new StopNodes(DaemonRole.PROXY, Reason.SHUTDOWN));

    shutDown(false);
    stage.await(stage.reconcile(3, Cause.SPEC));
    assertThat(titles()).endsWith("rebalance, so that every object is where it is looked for");
    assertThat(stage.world().conclusions()).isEmpty();
  }

  @Test
  void aNewerSpecInTheMiddleTurnsIt() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    shutDown(true);
    stage.world().during("tell the storage cluster to shut down", this::changeOfMind);
    stage.await(stage.reconcile(2, Cause.SPEC));
    assertThat(titles()).doesNotContain("end the proxy nodes; their volumes stay");
    assertThat(stage.world().conclusions()).isEmpty();
  }

  private void changeOfMind() {
    shutDown(false);
    stage.reconcile(3, Cause.SPEC);
  }

  @Test
  void aDeletionTakesClaimsAfterTheLastPod() throws Exception {
    stage.await(stage.reconcile(1, Cause.SPEC));
    stage.world().change(cluster -> cluster.delete(new CleanUp(true, true, true, false)));
    stage.await(stage.reconcile(1, Cause.RESYNC));
    assertThat(titles())
        .endsWith(
            "decommission the storage cluster and remove its data",
            "stop the target nodes",
            "stop the proxy nodes",
            "delete the volume claims, and what is on them",
            "remove the state from the hosts",
            "remove services and configuration");
  }

  private void shutDown(boolean wanted) {
    stage.world().change(cluster -> cluster.edit(cluster.spec().shutDown(wanted)));
  }

  private List<String> titles() {
    return stage.world().steps().stream().map(AIStoreStep::title).toList();
  }
}
