package io.windlass.workflows.aistore.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.DataStep;
import io.windlass.workflows.aistore.KubernetesStep.RestartTarget;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.lifecycle.Cause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Three hundred targets: an operation that would fill a history goes on in new runs, long before
 * Temporal ends one by force, and one that takes all at once needs no more than for a few.
 */
class LongOperationTest {

  private static final int TARGETS = 300;

  /** From so many events on Temporal suggests a new run; the test server does, too. */
  private static final int SUGGESTED = 4096;

  /** A run goes on to the end of the steps that it has planned. */
  private static final int ROUND = 60;

  /** An operation whose nodes come or go together. */
  private static final int FEW = 200;

  /** Of an event, in bytes; Temporal refuses a payload of more than 2 MiB. */
  private static final int SMALL = 16 * 1024;

  private final Stage stage = new Stage(SimulatedSpec.of(3, TARGETS));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void veryManyTargetsAreDeployedUpgradedAndScaledDown() throws Exception {
    stage.awaitLong(stage.reconcile(1, Cause.SPEC));
    assertFew("deploy/g1");

    stage.world().change(cluster -> cluster.edit(cluster.spec().image("v2")));
    stage.awaitLong(stage.reconcile(2, Cause.SPEC));
    assertThat(taken(RestartTarget.class))
        .extracting(RestartTarget::pod)
        .hasSize(TARGETS)
        .doesNotHaveDuplicates();
    assertContinued(runs("rolling-upgrade/g2"));

    stage.world().change(cluster -> cluster.edit(cluster.spec().sized(3, TARGETS / 2)));
    stage.awaitLong(stage.reconcile(3, Cause.SPEC));
    assertThat(taken(DataStep.Decommission.class)).hasSize(1);
    assertFew("scale-down/g3");
    assertThat(stage.world().conclusions()).isEmpty();
  }

  private void assertFew(String operation) {
    List<WorkflowExecutionHistory> runs = runs(operation);
    tell(operation, runs);
    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().getEvents()).hasSizeLessThan(FEW);
    assertSmall(runs);
  }

  private static void assertContinued(List<WorkflowExecutionHistory> runs) {
    tell("rolling-upgrade", runs);
    assertThat(runs)
        .hasSizeGreaterThan(1)
        .allSatisfy(run -> assertThat(run.getEvents()).hasSizeLessThan(SUGGESTED + ROUND));
    assertSmall(runs);
  }

  private static void assertSmall(List<WorkflowExecutionHistory> runs) {
    assertThat(runs)
        .allSatisfy(run -> assertThat(largest(run)).as("bytes of an event").isLessThan(SMALL));
  }

  private static int largest(WorkflowExecutionHistory run) {
    return run.getEvents().stream().mapToInt(HistoryEvent::getSerializedSize).max().orElse(0);
  }

  private static void tell(String operation, List<WorkflowExecutionHistory> runs) {
    runs.forEach(
        run ->
            System.out.printf(
                "%s of %d targets: %d events, the largest of %d bytes%n",
                operation, TARGETS, run.getEvents().size(), largest(run)));
  }

  private <S extends AIStoreStep> List<S> taken(Class<S> kind) {
    return stage.world().steps().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** All runs of an operation, the last one first. */
  private List<WorkflowExecutionHistory> runs(String operation) {
    String id = "aistore/ais/demo/" + operation;
    List<WorkflowExecutionHistory> runs = new ArrayList<>();
    WorkflowExecutionHistory run = stage.client().fetchHistory(id);
    runs.add(run);
    while (!before(run).isEmpty()) {
      run = stage.client().fetchHistory(id, before(run));
      runs.add(run);
    }
    return runs;
  }

  private static String before(WorkflowExecutionHistory run) {
    return run.getEvents()
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getContinuedExecutionRunId();
  }
}
