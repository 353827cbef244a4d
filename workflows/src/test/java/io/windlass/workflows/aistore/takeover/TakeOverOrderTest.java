package io.windlass.workflows.aistore.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.simulator.Golden;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A take-over is driven step by step, and from each step back again. */
class TakeOverOrderTest {

  private static final int ENDLESS = 100;

  @Test
  void fromTheOldClusterToTheNew() {
    TakeOverModel model = new TakeOverModel();
    model.approveAll();

    Plan<TakeOverStep> end = drive(model, Intent.COMPLETE, ENDLESS);

    assertThat(end.verdict()).isEqualTo(Verdict.DONE);
    assertThat(model.newServes()).as(model.text()).isTrue();
    Golden.check("takeover", "carried-out", model.text());
  }

  @Test
  void theWayBackFromAllMoved() {
    TakeOverModel model = new TakeOverModel();
    model.wish(TakeOverWish.approval(TakeOverGate.STOP.word()));
    model.wish(TakeOverWish.approval(TakeOverGate.ALL_MOVES));

    Plan<TakeOverStep> held = drive(model, Intent.COMPLETE, ENDLESS);
    assertThat(held.verdict()).isEqualTo(Verdict.HOLD);
    assertThat(held.message()).contains("no way back", "\"first-modern-write\"");
    drive(model, Intent.STOP, ENDLESS);

    assertThat(model.oldServes()).as(model.text()).isTrue();
    Golden.check("takeover", "way-back", model.text());
  }

  @Test
  void fromEveryStepThereIsAWayToAClusterThatServes() {
    for (int steps = 0; steps < 25; steps++) {
      TakeOverModel model = new TakeOverModel();
      model.approveAll();
      drive(model, Intent.COMPLETE, steps);

      Plan<TakeOverStep> end = drive(model, Intent.STOP, ENDLESS);

      assertThat(end.verdict()).as(model.text()).isEqualTo(Verdict.DONE);
      assertThat(model.written() ? model.modern().up() : model.oldServes())
          .as("after %d steps: %s", steps, model.text())
          .isTrue();
    }
  }

  @Test
  void aWayBackThatIsGivenUpInTheMiddleLeadsForwardAgainAndAsksAgain() {
    for (int back = 0; back < 12; back++) {
      TakeOverModel model = new TakeOverModel();
      model.wish(TakeOverWish.approval(TakeOverGate.STOP.word()));
      model.wish(TakeOverWish.approval(TakeOverGate.ALL_MOVES));
      drive(model, Intent.COMPLETE, ENDLESS);
      drive(model, Intent.STOP, back);
      Plan<TakeOverStep> held = drive(model, Intent.COMPLETE, ENDLESS);
      assertThat(held.verdict()).as(model.text()).isIn(Verdict.HOLD, Verdict.STALLED);

      model.approveAll();
      Plan<TakeOverStep> end = drive(model, Intent.COMPLETE, ENDLESS);
      assertThat(end.verdict() == Verdict.STALLED || model.newServes())
          .as("back %d: %s: %s", back, end.message(), model.text())
          .isTrue();
    }
  }

  @Test
  void aMoveThatWasBrokenOffIsGoneBackToo() {
    TakeOverModel model = new TakeOverModel();
    model.wish(TakeOverWish.approval(TakeOverGate.STOP.word()));
    drive(model, Intent.COMPLETE, ENDLESS);
    model.breakOff("cpu01");

    drive(model, Intent.STOP, ENDLESS);

    assertThat(model.oldServes()).as(model.text()).isTrue();
  }

  @Test
  void eachThingThatCanNotBeUndoneCheaplyIsAskedFor() {
    TakeOverModel model = new TakeOverModel();

    for (String gate :
        List.of(
            "stop-old-cluster", "move-cpu01", "move-cpu02", "move-cpu03", "first-modern-write")) {
      Plan<TakeOverStep> held = drive(model, Intent.COMPLETE, ENDLESS);
      assertThat(held.reason()).isEqualTo(Reason.APPROVAL_NEEDED);
      assertThat(held.message()).endsWith("approve \"%s\"".formatted(gate));
      model.wish(TakeOverWish.approval(gate));
    }
    assertThat(drive(model, Intent.COMPLETE, ENDLESS).verdict()).isEqualTo(Verdict.DONE);
  }

  @Test
  void aPauseHoldsAtOnce() {
    TakeOverModel model = new TakeOverModel();
    model.wish(TakeOverWish.PAUSE);

    assertThat(drive(model, Intent.COMPLETE, ENDLESS).reason()).isEqualTo(Reason.PAUSED);
    assertThat(model.text().strip()).isEmpty();
  }

  @Test
  void nothingIsStoppedWhileAFindingBlocks() {
    TakeOverModel model = new TakeOverModel();
    model.approveAll();
    model.release().silent("nobody listens");

    Plan<TakeOverStep> plan = model.plan(Intent.COMPLETE);

    assertThat(plan.verdict()).isEqualTo(Verdict.STALLED);
    assertThat(plan.message()).startsWith("nothing is stopped: ").contains("MetadataNotExported");
  }

  @Test
  void wordsThatApproveNothingAreRefused() {
    assertThat(TakeOverGate.problem("move-cpu01")).isEmpty();
    assertThat(TakeOverGate.problem("everything"))
        .hasValueSatisfying(
            problem -> assertThat(problem).contains("stop-old-cluster, move-<host>, move-all"));
  }

  /** Until nothing is to be done, or so many steps are taken. */
  private static Plan<TakeOverStep> drive(TakeOverModel model, Intent intent, int steps) {
    Plan<TakeOverStep> plan = model.plan(intent);
    int taken = 0;
    while (plan.verdict() == Verdict.PROCEED && taken < steps) {
      model.take(plan.now().getFirst());
      taken++;
      plan = model.plan(intent);
    }
    assertThat(taken).as(model.text()).isLessThan(ENDLESS);
    return plan;
  }
}
