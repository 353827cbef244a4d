package io.windlass.plugin.wish;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.plugin.Samples;
import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Gate;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Skip;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each wish: what it writes, when it makes no sense, and how one sees that it was heard. */
class ControlTest {

  private static final Resource PAUSED =
      Samples.upgrading("windlass.io/paused: 'true'", "Paused", "Upgrade paused: safe");

  @Test
  void aPauseIsHeardWhenTheWorkHoldsOrNothingRuns() {
    Control pause = new Pause();
    assertThat(pause.change(Samples.working()).values())
        .isEqualTo(Map.of("windlass.io/paused", Optional.of("true")));
    assertThat(pause.heard(Samples.working(), Samples.working())).isEqualTo(new Heard.NotYet());
    assertThat(pause.heard(Samples.working(), PAUSED))
        .isEqualTo(new Heard.Yes("Upgrade paused: safe"));
    assertThat(pause.heard(Samples.ready(), Samples.ready())).isInstanceOf(Heard.Yes.class);
  }

  @Test
  void onlyWhatIsPausedIsResumed() {
    Control resume = new Resume();
    assertThat(resume.pointless(Samples.working())).contains("is not paused");
    assertThat(resume.pointless(PAUSED)).isEmpty();
    assertThat(resume.change(PAUSED).values())
        .isEqualTo(Map.of("windlass.io/paused", Optional.empty()));
    assertThat(resume.heard(PAUSED, PAUSED)).isEqualTo(new Heard.NotYet());
    assertThat(resume.heard(PAUSED, Samples.working())).isInstanceOf(Heard.Yes.class);
  }

  @Test
  void theGateThatIsWaitedForIsApproved() {
    Control approve = new Approve(Optional.empty());
    assertThat(approve.pointless(Samples.working()).orElseThrow())
        .contains("waits for no approval");
    assertThat(approve.change(Samples.waiting()).values())
        .isEqualTo(
            Map.of("windlass.io/approved", Optional.of("rolling-upgrade/g7/before-disruption")));
    assertThat(approve.heard(Samples.waiting(), Samples.waiting())).isEqualTo(new Heard.NotYet());
    assertThat(approve.heard(Samples.waiting(), Samples.working())).isInstanceOf(Heard.Yes.class);
  }

  @Test
  void anotherGateIsApprovedBeforehand() {
    Control approve = new Approve(Optional.of(Gate.AFTER_FIRST_NODE));
    assertThat(approve.change(Samples.working()).values())
        .isEqualTo(
            Map.of("windlass.io/approved", Optional.of("rolling-upgrade/g7/after-first-node")));
    assertThat(approve.pointless(Samples.ready()).orElseThrow()).contains("no operation");
  }

  @Test
  void onlyWhatIsUnderWayIsCancelled() {
    Control cancel = new Cancel("t");
    assertThat(cancel.pointless(Samples.ready())).isPresent();
    assertThat(cancel.pointless(Samples.stalled("Cancelled", "x"))).isPresent();
    assertThat(cancel.pointless(Samples.working())).isEmpty();
    assertThat(cancel.heard(Samples.working(), Samples.stalled("Cancelled", "at 3 of 9")))
        .isEqualTo(new Heard.Yes("at 3 of 9"));
    assertThat(cancel.heard(Samples.working(), Samples.ready())).isInstanceOf(Heard.Refused.class);
  }

  @Test
  void aRetryIsHeardWhenItsTokenIsHandled() {
    Control retry = new Retry("t");
    Resource stalled = Samples.stalled("Cancelled", "x");
    assertThat(retry.pointless(Samples.ready())).isPresent();
    assertThat(retry.heard(stalled, stalled)).isEqualTo(new Heard.NotYet());
    Resource handled = Samples.resource("windlass.io/retry-handled: t", "state: Ready");
    assertThat(retry.heard(stalled, handled)).isInstanceOf(Heard.Yes.class);
  }

  @Test
  void aStepIsSkippedForThePresentGenerationWithAReason() {
    Control skip = new Omit(new Skip("send-configuration", "the old one will do"), "t");
    Resource stalled = Samples.stalled("ConfigRefused", "x");
    assertThat(skip.pointless(Samples.ready())).isPresent();
    assertThat(skip.pointless(stalled)).isEmpty();
    assertThat(skip.change(stalled).values())
        .containsEntry(
            "windlass.io/skip", Optional.of("g7/send-configuration: the old one will do"))
        .containsEntry("windlass.io/retry", Optional.of("t"));
    assertThat(skip.heard(stalled, stalled)).isEqualTo(new Heard.NotYet());
    String handled = "windlass.io/retry-handled: t";
    assertThat(skip.heard(stalled, Samples.resource(handled, ready())))
        .isEqualTo(new Heard.Yes("ready without send-configuration"));
    String refusal = "metadata.annotations[windlass.io/skip]: step x can't be skipped";
    String refused = Samples.condition("Stalled", "True", "InvalidSpec", refusal);
    assertThat(skip.heard(stalled, Samples.resource(handled, refused)))
        .isEqualTo(new Heard.Refused(refusal));
  }

  private static String ready() {
    return Samples.condition("Ready", "True", "StepSkipped", "x");
  }

  @Test
  void aRequestIsDoneWhenItsTokenIsAndRefusedByANewStall() {
    Control restart = new Errand(Request.RESTART, "every node is restarted", "t");
    Resource stalled = Samples.stalled("InvalidSpec", "restart of nothing");
    assertThat(restart.change(Samples.ready()).values())
        .isEqualTo(Map.of("windlass.io/restart", Optional.of("t")));
    assertThat(restart.heard(Samples.ready(), Samples.working())).isEqualTo(new Heard.NotYet());
    assertThat(restart.heard(stalled, stalled)).isEqualTo(new Heard.NotYet());
    assertThat(restart.heard(Samples.ready(), stalled))
        .isEqualTo(new Heard.Refused("restart of nothing"));
    Resource done = Samples.resource("windlass.io/restart-done: t", "state: Ready");
    assertThat(restart.heard(Samples.ready(), done)).isInstanceOf(Heard.Yes.class);
  }

  @Test
  void aNodeToBeReplacedIsNamedInTheRequest() {
    Control replace = new Replace(new Replacement("demo-target-2", false), "t");
    assertThat(replace.pointless(Samples.ready())).isEmpty();
    assertThat(replace.change(Samples.ready()).values())
        .isEqualTo(Map.of("windlass.io/replace-node", Optional.of("demo-target-2 t")));
    Control lost = new Replace(new Replacement("demo-target-2", true), "t");
    assertThat(lost.change(Samples.ready()).values())
        .isEqualTo(
            Map.of("windlass.io/replace-node", Optional.of("demo-target-2 without-its-data t")));
    assertThat(new Replace(new Replacement("target-2", false), "t").pointless(Samples.ready()))
        .hasValue("has no node target-2; write the name of a pod");
  }

  @Test
  void aDrainIsDoneWhenTheKubernetesNodeIsEmpty() {
    Control drain = Errand.drain(new Drain("worker-3"), "t");
    assertThat(drain.change(Samples.ready()).values())
        .isEqualTo(Map.of("windlass.io/drain", Optional.of("worker-3 t")));
    assertThat(drain.heard(Samples.ready(), Samples.working())).isEqualTo(new Heard.NotYet());
    Resource empty = Samples.resource("windlass.io/drain-emptied: worker-3 t", "state: Ready");
    assertThat(drain.heard(Samples.ready(), empty))
        .isEqualTo(
            new Heard.Yes("done: worker-3 is emptied; its nodes come back when it is uncordoned"));
    assertThat(drain.pointless(Samples.deleting()).orElseThrow()).contains("is being deleted");
  }

  @Test
  void onlyACertificateThatIsShownIsLoaded() {
    Control rotate = new Errand(Request.CERTIFICATES, "every node shows it", "t");
    Resource shown = Samples.resource("", certified());
    assertThat(rotate.pointless(shown)).isEmpty();
    assertThat(rotate.pointless(Samples.working())).isEmpty();
    assertThat(rotate.pointless(Samples.ready()).orElseThrow()).contains("no certificate");
    assertThat(rotate.change(shown).values())
        .isEqualTo(Map.of("windlass.io/certificates", Optional.of("t")));
    assertThat(rotate.heard(shown, shown)).isEqualTo(new Heard.NotYet());
    String loaded = "windlass.io/certificates-loaded: t";
    assertThat(rotate.heard(shown, Samples.resource(loaded, certified())))
        .isEqualTo(new Heard.Yes("done: every node shows it"));
    assertThat(rotate.heard(Samples.working(), Samples.resource(loaded, ready())))
        .isInstanceOf(Heard.Refused.class);
  }

  @Test
  void anAuthorityIsReplacedWhereWindlassIssuesCertificates() {
    Control rotate = new Errand(Request.REPLACE_AUTHORITY, "it is replaced", "t");
    assertThat(rotate.pointless(Samples.ready()).orElseThrow()).contains("does not issue");
    assertThat(
            rotate.pointless(Samples.resource("windlass.io/certificate-issuer: windlass", "x: y")))
        .isEmpty();
    assertThat(rotate.pointless(Samples.driver("pmem", ""))).isEmpty();
    assertThat(rotate.pointless(Samples.driver("pmem", "caCert: given")).orElseThrow())
        .contains("does not issue");
  }

  private static String certified() {
    return ready()
        + "- {type: CertificatesValid, status: \"True\", reason: Valid, observedGeneration: 7}\n";
  }

  @Test
  void onlyWhatIsInOtherHandsIsAdopted() {
    Control adopt = new Errand(Request.ADOPT, "it is taken over", "t");
    assertThat(adopt.pointless(Samples.ready()).orElseThrow()).contains("nothing to adopt");
    Resource others = Samples.stalled("OtherOperator", "it belongs to another one");
    assertThat(adopt.pointless(others)).isEmpty();
    assertThat(adopt.pointless(Samples.stalled("OtherOperatorWorks", "x"))).isEmpty();
    assertThat(adopt.change(others).values())
        .isEqualTo(Map.of("windlass.io/adopt", Optional.of("t")));
    assertThat(adopt.heard(others, Samples.stalled("OtherOperatorWorks", "it wrote")))
        .isEqualTo(new Heard.Refused("it wrote"));
    assertThat(adopt.heard(others, Samples.resource("windlass.io/adopt-done: t", "state: Ready")))
        .isEqualTo(new Heard.Yes("done: it is taken over"));
  }

  @Test
  void whatGoesIsAskedForNothing() {
    Control rebalance = new Errand(Request.REBALANCE, "the data is rebalanced", "t");
    assertThat(rebalance.pointless(Samples.ready())).isEmpty();
    assertThat(rebalance.pointless(Samples.deleting()))
        .contains("is being deleted: no rebalance is begun any more");
  }

  @Test
  void tokensDiffer() {
    assertThat(Tokens.fresh()).isNotEqualTo(Tokens.fresh());
  }
}
