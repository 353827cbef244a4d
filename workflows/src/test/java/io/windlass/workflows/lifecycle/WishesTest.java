package io.windlass.workflows.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a plan when people wish otherwise. */
class WishesTest {

  private record Deed(String title, boolean disruptive) implements Step {

    @Override
    public Reason reason() {
      return Reason.TEMPLATE_CHANGED;
    }
  }

  private static final Deed RESTART = new Deed("restart demo-target-1", true);
  private static final Deed TIDY = new Deed("leave maintenance", false);
  private static final Plan<Deed> SAFE =
      Plan.end(Verdict.DONE, Reason.CANCELLED, "1 of 6 nodes is new");

  @ParameterizedTest
  @CsvSource({"true, true", "'', false", "false, false", "yes, true", "2026-11-22, true"})
  void whoWritesSomethingMeansToPause(String value, boolean paused) {
    assertThat(Wishes.of(Map.of(Wishes.PAUSED, value)).paused()).isEqualTo(paused);
  }

  @Test
  void aPauseGoesToASafeStateFirst() {
    Plan<Deed> way = Plan.proceed(List.of(TIDY), List.of(), 1, 6);
    assertThat(paused().plan(asked(Intent.COMPLETE), intent -> of(intent, 1, way))).isEqualTo(way);
  }

  @Test
  void aPauseHoldsWhereItIsSafeAndSaysWhatWaits() {
    Plan<Deed> held = paused().plan(asked(Intent.COMPLETE), intent -> of(intent, 1, SAFE));
    assertThat(held.verdict()).isEqualTo(Verdict.HOLD);
    assertThat(held.reason()).isEqualTo(Reason.PAUSED);
    assertThat(held.later()).containsExactly("restart demo-target-1");
    assertThat(held.message())
        .isEqualTo("1 of 6 nodes is new; remove the annotation windlass.io/paused to go on");
  }

  @Test
  void whatIsDoneNeedsNoPause() {
    Plan<Deed> done = Plan.end(Verdict.DONE, Reason.CONVERGED, "all is done");
    assertThat(paused().plan(asked(Intent.COMPLETE), intent -> done)).isEqualTo(done);
  }

  @Test
  void aCancelIsCarriedOutUnderAPause() {
    assertThat(paused().plan(asked(Intent.STOP), intent -> of(intent, 1, SAFE))).isEqualTo(SAFE);
  }

  @ParameterizedTest
  @CsvSource({
    "before-disruption, '', 0, HOLD",
    "before-disruption, rolling-upgrade/g2/before-disruption, 0, PROCEED",
    "before-disruption, rolling-upgrade/g2/after-first-node, 1, PROCEED",
    "before-disruption, rolling-upgrade/g1/before-disruption, 0, HOLD",
    "after-first-node, '', 0, PROCEED",
    "after-first-node, '', 1, HOLD",
    "'after-first-node,before-disruption', rolling-upgrade/g2/before-disruption, 1, HOLD",
    "'after-first-node, before-disruption', rolling-upgrade/g2/before-disruption, 0, PROCEED",
    "befor-disruption, '', 0, HOLD",
    "'', '', 1, PROCEED"
  })
  void gatesAreWaitedFor(String asked, String approved, int done, Verdict expected) {
    Wishes wishes = Wishes.of(Map.of(Wishes.APPROVAL, asked, Wishes.APPROVED, approved));
    assertThat(wishes.plan(asked(Intent.COMPLETE), intent -> of(intent, done, SAFE)).verdict())
        .isEqualTo(expected);
  }

  @Test
  void aGateSaysHowToPassIt() {
    Wishes wishes = Wishes.of(Map.of(Wishes.APPROVAL, "before-disruption"));
    Plan<Deed> held = wishes.plan(asked(Intent.COMPLETE), intent -> of(intent, 0, SAFE));
    assertThat(held.message())
        .endsWith("set the annotation windlass.io/approved=rolling-upgrade/g2/before-disruption");
  }

  @Test
  void whatDisturbsNobodyNeedsNoApproval() {
    Wishes wishes = Wishes.of(Map.of(Wishes.APPROVAL, "before-disruption"));
    Plan<Deed> quiet = Plan.proceed(List.of(TIDY), List.of(), 0, 6);
    assertThat(wishes.plan(asked(Intent.COMPLETE), intent -> quiet)).isEqualTo(quiet);
  }

  private static Wishes paused() {
    return Wishes.of(Map.of(Wishes.PAUSED, "true"));
  }

  private static Plan<Deed> of(Intent intent, int done, Plan<Deed> stop) {
    return switch (intent) {
      case COMPLETE -> Plan.proceed(List.of(RESTART), List.of(), done, 6);
      case STOP -> stop;
    };
  }

  private static PlanRequest asked(Intent intent) {
    ResourceReference reference = new ResourceReference("AIStore", "ais", "demo", "uid", 2);
    return new PlanRequest(
        new OperationRequest(reference, Operation.ROLLING_UPGRADE, Reason.TEMPLATE_CHANGED),
        intent,
        new PlanRequest.Run("aistore/ais/demo/rolling-upgrade/g2", "run"),
        "");
  }
}
