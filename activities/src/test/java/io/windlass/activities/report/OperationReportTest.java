package io.windlass.activities.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.resource.OperationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    OperationStatus told = told(asked("one"), HALF, null);

    assertThat(told.progress()).isEqualTo("Upgrade 3/6");
    assertThat(told.message()).isEqualTo("wait for the running rebalance");
    assertThat(told.next()).isEqualTo("rebalance");
  }

  @Test
  void theCountOutlivesTheLastStep() {
    OperationStatus half = told(asked("one"), HALF, null);
    OperationStatus told = told(asked("one"), STUCK, half);

    assertThat(told.progress()).isEqualTo("Upgrade 3/6");
    assertThat(told.step()).isEqualTo(3);
    assertThat(told.total()).isEqualTo(6);
    assertThat(told.message()).isEqualTo("a pod can't start");
  }

  @Test
  void theEndThatIsExpectedIsToldAnewOnlyWhenSomethingMoves() {
    Plan<AIStoreStep> soon = HALF.expecting(Duration.ofMinutes(5));
    OperationStatus told = told(asked("one"), soon, null);
    assertThat(Instant.parse(told.expectedEnd())).isAfter(Instant.now().plusSeconds(200));
    assertThat(told.waitingFor()).isEqualTo("wait for the running rebalance");

    OperationStatus again = told(asked("one"), HALF.expecting(Duration.ofMinutes(9)), told);
    assertThat(again.expectedEnd()).isEqualTo(told.expectedEnd());
    assertThat(told(asked("one"), HALF.held(Reason.PAUSED, "held"), told).expectedEnd()).isNull();
  }

  @Test
  void whatIsStuckIsToldTheSameByEveryTry() {
    OperationStatus first = told(asked("one"), STUCK, null);
    OperationStatus again = told(asked("two"), STUCK, first);

    assertThat(first.total()).isNull();
    assertThat(again).isEqualTo(first);
  }

  @Test
  void aNewRunThatMovesHasItsOwnName() {
    OperationStatus first = told(asked("one"), STUCK, null);
    OperationStatus again = told(asked("two"), HALF, first);

    assertThat(again.runId()).isEqualTo("two");
  }

  @Test
  void whatAStepFailsOfIsTold() {
    PlanRequest asked = asked("one");
    PlanRequest again =
        new PlanRequest(asked.operation(), asked.intent(), asked.run(), "no proxy answers");

    assertThat(told(again, HALF, null).message())
        .isEqualTo("wait for the running rebalance (the last try failed: no proxy answers)");
    assertThat(told(again, STUCK, null).message()).isEqualTo(told(asked, STUCK, null).message());
  }

  @Test
  void aPauseIsSaidInTheColumn() {
    Plan<AIStoreStep> paused = HALF.held(Reason.PAUSED, "remove the annotation to go on");
    OperationStatus told = told(asked("one"), paused.after("3 of 6 nodes serve"), null);

    assertThat(told.progress()).isEqualTo("Upgrade paused");
    assertThat(told.step()).isEqualTo(3);
    assertThat(told.reason()).isEqualTo(Reason.PAUSED.camelCase());
    assertThat(told.message()).isEqualTo("3 of 6 nodes serve; remove the annotation to go on");
    assertThat(told.next()).isEqualTo("wait for the running rebalance");
  }

  @Test
  void whatIsCancelledUnderAPauseIsNotCalledPaused() {
    OperationStatus paused = told(asked("one"), HALF.held(Reason.PAUSED, "remove it"), null);
    Plan<AIStoreStep> safe = Plan.end(Verdict.DONE, Reason.CANCELLED, "3 of 6 nodes serve");

    assertThat(told(asked("one"), safe, paused).progress()).isEqualTo("Upgrade 3/6");
  }

  @Test
  void whatWaitsForApprovalSaysSo() {
    Plan<AIStoreStep> waiting = HALF.held(Reason.APPROVAL_NEEDED, "set the annotation");

    assertThat(told(asked("one"), waiting, null).progress()).isEqualTo("Upgrade waits");
  }

  private static PlanRequest asked(String run) {
    ResourceReference reference = new ResourceReference("AIStore", "ais", "demo", "uid", 2);
    return new PlanRequest(
        new OperationRequest(reference, Operation.ROLLING_UPGRADE, Reason.TEMPLATE_CHANGED),
        Intent.COMPLETE,
        new PlanRequest.Run("aistore/ais/demo/rolling-upgrade/g2", run),
        "");
  }

  /** What is told of a plan, after what was told before. */
  private static OperationStatus told(
      PlanRequest request, Plan<AIStoreStep> plan, @Nullable OperationStatus before) {
    AIStoreStatus status =
        new AIStoreStatus(
            null, null, null, null, List.of(), null, before, null, null, List.of(), null);
    return new OperationReport(request, plan).after(Optional.ofNullable(status.operation()));
  }
}
