package io.windlass.workflows.aistore.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.authn.operation.AuthnWorkflows;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.pmem.PmemWorkflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Histories that an earlier version wrote must replay with this one: workflows that run during an
 * update of the workers go on. Those of each release are in a folder of its name, and stay as they
 * are. {@code -Dhistories.update=true} records those of the version in development anew, which are
 * beside the folders. Those of other kinds are recorded by the tests of their packages, and
 * replayed here.
 */
class RecordedHistoriesTest {

  private static final Class<?>[] IMPLEMENTATIONS =
      Stream.of(
              AIStoreWorkflows.IMPLEMENTATIONS,
              AuthnWorkflows.IMPLEMENTATIONS,
              PmemWorkflows.IMPLEMENTATIONS)
          .flatMap(List::stream)
          .toArray(Class<?>[]::new);

  @Test
  @DisabledIfSystemProperty(named = "histories.update", matches = "true")
  void replay() throws Exception {
    List<Path> recorded = Histories.recorded();
    assertThat(recorded).hasSizeGreaterThan(5);
    for (Path history : recorded) {
      assertThatCode(() -> replay(history)).as("%s", history).doesNotThrowAnyException();
    }
  }

  private static void replay(Path history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        WorkflowExecutionHistory.fromJson(Files.readString(history)),
        IMPLEMENTATIONS[0],
        Arrays.copyOfRange(IMPLEMENTATIONS, 1, IMPLEMENTATIONS.length));
  }

  @Test
  @EnabledIfSystemProperty(named = "histories.update", matches = "true")
  void record() throws Exception {
    try (Stage stage = new Stage(SimulatedSpec.of(2, 3))) {
      stage.await(stage.reconcile(1, Cause.SPEC));
      save(stage, "aistore/ais/demo", "resource-deploy");
      save(stage, "aistore/ais/demo/deploy/g1", "deploy");

      stage.world().change(cluster -> cluster.edit(cluster.spec().sized(2, 4)));
      stage.await(stage.reconcile(2, Cause.SPEC));
      save(stage, "aistore/ais/demo/scale-up/g2", "scale-up");

      stage.world().change(cluster -> cluster.edit(cluster.spec().image("v2")));
      stage.await(stage.reconcile(3, Cause.SPEC));
      save(stage, "aistore/ais/demo/rolling-upgrade/g3", "rolling-upgrade");

      stage.world().change(cluster -> cluster.edit(cluster.spec().image("v3")));
      String upgrade = "aistore/ais/demo/rolling-upgrade/g4";
      stage.world().during("restart target", () -> stage.stub(upgrade).cancel());
      stage.await(stage.reconcile(4, Cause.SPEC));
      save(stage, "aistore/ais/demo", "resource-cancelled");
      save(stage, upgrade, "rolling-upgrade-cancelled");

      stage.world().change(cluster -> cluster.edit(cluster.spec().image("v4")));
      stage.world().during("restart target", () -> newerSpec(stage));
      stage.await(stage.reconcile(5, Cause.SPEC));
      save(stage, "aistore/ais/demo", "resource-newer-spec");
      save(stage, "aistore/ais/demo/rolling-upgrade/g5", "rolling-upgrade-superseded");

      stage.world().change(cluster -> cluster.edit(cluster.spec().sized(1, 2)));
      stage.await(stage.reconcile(7, Cause.SPEC));
      save(stage, "aistore/ais/demo/scale-down/g7", "scale-down");
    }
  }

  private static void newerSpec(Stage stage) {
    stage.world().change(cluster -> cluster.edit(cluster.spec().image("v5")));
    stage.reconcile(6, Cause.SPEC);
  }

  private static void save(Stage stage, String workflowId, String name) throws IOException {
    Histories.save(stage.client(), workflowId, name);
  }
}
