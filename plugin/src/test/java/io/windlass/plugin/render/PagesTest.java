package io.windlass.plugin.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.plugin.Samples;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.PlanAnswer;
import io.windlass.plugin.resource.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read, line by line. */
class PagesTest {

  private static final Times NOW = new Times(Instant.parse("2026-11-22T07:20:00Z"));
  private static final Paint PLAIN = new Paint(false);

  @Test
  void theStatusTellsAllOnOnePage() {
    List<Happening> events =
        List.of(
            new Happening(
                "2026-11-22T07:18:30Z",
                "Normal",
                "TemplateChanged",
                "restart target demo-target-1",
                "AIStore/demo"));
    assertThat(new StatusPage(NOW, PLAIN).lines(Samples.working(), events))
        .containsExactly(
            "AIStore ais/demo   Working   Upgrading   generation 7",
            "  Upgrade     [████████░░░░░░░░░░░░░░░░] 3/9",
            "  begun       10m ago, expected to end in about 4m",
            "  why         the pod template differs from the one in the spec (TemplateChanged)",
            "  now         restart target demo-target-1",
            "  waits for   the pod of demo-target-1",
            "  next        wait for demo-target-1",
            "  workflow    aistore/ais/demo/rolling-upgrade/g7",
            "  nodes       proxies 3/3, targets 2/3",
            "",
            "Conditions",
            "  Progressing   True   TemplateChanged   5m   Upgrade 3/9: restart target"
                + " demo-target-1",
            "",
            "Events",
            "  90s   Normal   TemplateChanged   restart target demo-target-1");
  }

  @Test
  void theTableHasALineForEach() {
    assertThat(
            new StatusTable(NOW, PLAIN)
                .lines(List.of(Samples.ready(), Samples.stalled("Cancelled", "by a person"))))
        .containsExactly(
            "NAMESPACE   KIND      NAME   STANDING   OPERATION   AGE   MESSAGE",
            "ais         AIStore   demo   Ready                  20m",
            "ais         AIStore   demo   Stalled                20m   by a person");
  }

  @Test
  void coloursTakeNoRoom() {
    Resource ready = Samples.ready();
    List<String> plain = new StatusTable(NOW, PLAIN).lines(List.of(ready));
    List<String> painted = new StatusTable(NOW, new Paint(true)).lines(List.of(ready));
    assertThat(painted.get(1)).contains("\u001b[32mReady\u001b[0m");
    assertThat(painted.get(1).replaceAll("\u001b\\[\\d*m", "")).isEqualTo(plain.get(1));
  }

  @Test
  void theExplanationEndsWithTheCommandsThatFit() {
    assertThat(new Explanation(NOW, PLAIN).lines(Samples.waiting(), List.of("Temporal agrees.")))
        .containsExactly(
            "AIStore ais/demo holds until somebody approves what comes next.",
            "Why: a person wants to approve what comes next (ApprovalNeeded).",
            "It says: Upgrade waits: before anything is disturbed; to go on, set the annotation"
                + " windlass.io/approved=rolling-upgrade/g7/before-disruption",
            "Done: 3 of 9 steps of Upgrade, begun 10m ago.",
            "It waits for: the pod of demo-target-1",
            "Next: wait for demo-target-1",
            "Expected to end in about 4m.",
            "Temporal agrees.",
            "Wishes: asks for approval: before-disruption",
            "",
            "What you can do:",
            "  let it pass the gate                           kubectl windlass approve demo -n ais",
            "  see what comes after that                      kubectl windlass plan demo -n ais",
            "  stop in a safe state; nothing is rolled back   kubectl windlass cancel demo -n ais");
  }

  @Test
  void whatWasCancelledCanBeRetriedAndWhatIsReadyNeedsNothing() {
    Explanation explanation = new Explanation(NOW, PLAIN);
    assertThat(explanation.lines(Samples.stalled("Cancelled", "at 3 of 9"), List.of()))
        .contains("  go on after all   kubectl windlass retry demo -n ais");
    assertThat(explanation.lines(Samples.ready(), List.of()))
        .containsExactly("AIStore ais/demo is as its spec wants it. Nothing is under way.");
  }

  @Test
  void aReasonOfAnotherVersionIsShownAsItIs() {
    assertThat(StatusPage.because("TemplateChanged"))
        .isEqualTo("the pod template differs from the one in the spec (TemplateChanged)");
    assertThat(StatusPage.because("FromTheFuture")).isEqualTo("FromTheFuture");
  }

  @Test
  void aPlanListsItsStepsAndTheRest() {
    PlanAnswer plan =
        new PlanAnswer(
            "t",
            "2026-11-22T07:20:00Z",
            List.of(
                new PlanAnswer.Foreseen(
                    "Upgrade", "restart target demo-target-1", "it changed", 30, "one target")),
            2,
            150,
            "Then it is ready.",
            List.of(),
            0,
            List.of());
    assertThat(PlanPage.lines("AIStore ais/demo", plan))
        .containsExactly(
            "AIStore ais/demo: 3 steps, about 2m and the time that data needs to move. Nothing is"
                + " done now.",
            "  AFTER   OPERATION   STEP                           BECAUSE      OUT OF SERVICE"
                + " MEANWHILE",
            "  30s     Upgrade     restart target demo-target-1   it changed   one target",
            "  ... and 2 more",
            "Then it is ready.");
  }

  @Test
  void aPlanTellsWhatWasFoundBeforeTheDeployment() {
    PlanAnswer.Finding found =
        new PlanAnswer.Finding("blocking", "PortTaken", "spec.proxySpec.hostPort ([7]): taken");
    PlanAnswer plan =
        new PlanAnswer(
            "t", "2026-11-22T07:20:00Z", List.of(), 0, 0, "End.", List.of(), 0, List.of(found));
    assertThat(PlanPage.lines("AIStore ais/demo", plan))
        .endsWith(
            "End.",
            "",
            "Found before the deployment:",
            "  blocking (PortTaken): spec.proxySpec.hostPort ([7]): taken");
  }

  @Test
  void aPlanTellsWhatAnotherOperatorHasMadeOtherwise() {
    PlanAnswer.Difference found =
        new PlanAnswer.Difference("Service demo-proxy", "spec.clusterIP", "None", "", "left alone");
    PlanAnswer plan =
        new PlanAnswer(
            "t", "2026-11-22T07:20:00Z", List.of(), 0, 0, "End.", List.of(found), 3, List.of());
    assertThat(PlanPage.lines("AIStore ais/demo", plan))
        .containsExactly(
            "AIStore ais/demo: nothing would be done.",
            "End.",
            "",
            "What another operator has made otherwise:",
            "  OBJECT               FIELD            THEIRS   OURS   WHAT BECOMES OF IT",
            "  Service demo-proxy   spec.clusterIP   None     -      left alone",
            "  ... and 3 more");
  }

  @Test
  void aBarIsFullOnlyAtTheEnd() {
    assertThat(Bar.of(0, 9)).startsWith("[░");
    assertThat(Bar.of(1, 1000)).startsWith("[█░");
    assertThat(Bar.of(999, 1000)).contains("█░]");
    assertThat(Bar.of(9, 9)).startsWith("[" + "█".repeat(24) + "]");
    assertThat(Bar.of(0, 0)).isEmpty();
  }

  @Test
  void timesAreShort() {
    assertThat(Times.words(Duration.ofSeconds(119))).isEqualTo("119s");
    assertThat(Times.words(Duration.ofMinutes(119))).isEqualTo("119m");
    assertThat(Times.words(Duration.ofMinutes(200))).isEqualTo("3h20m");
    assertThat(Times.words(Duration.ofHours(60))).isEqualTo("2d");
    assertThat(NOW.age("never")).isEqualTo("?");
  }
}
