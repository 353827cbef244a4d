package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreStep.AwaitQuiet;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.OperationStatus;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How far an operation is stays told after it has ended, and what is stuck does not seem to move.
 */
class OperationReportTest {

  private static final Plan<AIStoreStep> HALF =
      Plan.proceed(List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY)), List.of("rebalance"), 3, 6);
  private static final Plan<AIStoreStep> STUCK =
      Plan.end(Verdict.STALLED, Reason.POD_STUCK, "a pod can't start");

  @Test
  void aStepIsToldWithItsCountAndWhatComesNext() {
    OperationStatus told =
        new OperationReport(asked("one", false), HALF).after(AIStoreStatus.EMPTY);

    assertThat(told.progress()).isEqualTo("Upgrade 3/6");
    assertThat(told.message()).isEqualTo("wait for the running rebalance");
    assertThat(told.next()).isEqualTo("rebalance");
  }

  @Test
  void theCountOutlivesTheLastStep() {
    OperationStatus half =
        new OperationReport(asked("one", false), HALF).after(AIStoreStatus.EMPTY);
    OperationStatus told = new OperationReport(asked("one", false), STUCK).after(status(half));

    assertThat(told.progress()).isEqualTo("Upgrade 3/6");
    assertThat(told.step()).isEqualTo(3);
    assertThat(told.total()).isEqualTo(6);
    assertThat(told.message()).isEqualTo("a pod can't start");
  }

  @Test
  void whatIsStuckIsToldTheSameByEveryTry() {
    OperationStatus first =
        new OperationReport(asked("one", false), STUCK).after(AIStoreStatus.EMPTY);
    OperationStatus again = new OperationReport(asked("two", false), STUCK).after(status(first));

    assertThat(first.total()).isNull();
    assertThat(again).isEqualTo(first);
  }

  @Test
  void aNewRunThatMovesHasItsOwnName() {
    OperationStatus first =
        new OperationReport(asked("one", false), STUCK).after(AIStoreStatus.EMPTY);
    OperationStatus again = new OperationReport(asked("two", false), HALF).after(status(first));

    assertThat(again.runId()).isEqualTo("two");
  }

  @Test
  void aPauseIsSaidInTheColumn() {
    Plan<AIStoreStep> safe = Plan.end(Verdict.DONE, Reason.CANCELLED, "3 of 6 nodes serve");
    OperationStatus half =
        new OperationReport(asked("one", false), HALF).after(AIStoreStatus.EMPTY);
    OperationStatus told = new OperationReport(asked("one", true), safe).after(status(half));

    assertThat(told.progress()).isEqualTo("Upgrade paused");
    assertThat(told.step()).isEqualTo(3);
    assertThat(told.reason()).isEqualTo(Reason.PAUSED.camelCase());
  }

  private static PlanRequest asked(String run, boolean paused) {
    ResourceReference reference = new ResourceReference("AIStore", "ais", "demo", "uid", 2);
    return new PlanRequest(
        new OperationRequest(reference, Operation.ROLLING_UPGRADE, Reason.TEMPLATE_CHANGED, paused),
        paused ? Intent.STOP : Intent.COMPLETE,
        new PlanRequest.Run("aistore/ais/demo/rolling-upgrade/g2", run));
  }

  private static AIStoreStatus status(OperationStatus operation) {
    return new AIStoreStatus(null, null, null, null, List.of(), null, operation, null);
  }
}
