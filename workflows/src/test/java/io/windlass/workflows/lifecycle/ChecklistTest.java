package io.windlass.workflows.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the web UI shows of an operation. */
class ChecklistTest {

  private record Deed(String title) implements Step {

    @Override
    public Reason reason() {
      return Reason.TEMPLATE_CHANGED;
    }
  }

  private static final Plan<Deed> PLAN =
      Plan.proceed(List.of(new Deed("restart"), new Deed("wait")), List.of("rebalance"), 1, 6);

  private final Checklist checklist = new Checklist();

  @Test
  void tellsWhatIsDoneWhatRunsAndWhatComes() {
    checklist.finish(new Deed("enter maintenance"));
    assertThat(shown(Operation.ROLLING_UPGRADE, Phase.RUNNING, PLAN))
        .contains("### demo: upgrade — running", "1 of 6 nodes done")
        .contains("- ✓ enter maintenance — the pod template differs")
        .contains("- ▶ **restart**", "- ☐ wait", "- ☐ rebalance")
        .contains("    temporal workflow update execute -w aistore/ais/demo --name pause")
        .contains("    temporal workflow cancel -w aistore/ais/demo");
  }

  @Test
  void tellsWhatIsHeldAndHowToGoOn() {
    Plan<Deed> held = PLAN.held(Reason.PAUSED, "remove the annotation to go on");
    assertThat(shown(Operation.ROLLING_UPGRADE, Phase.PAUSED, held))
        .contains("- ☐ restart", "⏸ remove the annotation to go on", "--name resume");
    assertThat(shown(Operation.ROLLING_UPGRADE, Phase.WAITING, held)).contains("--name approve");
  }

  @Test
  void tellsHowLongItMayGoOn() {
    assertThat(shown(Operation.DEPLOY, Phase.RUNNING, PLAN.expecting(Duration.ofSeconds(90))))
        .contains("1 of 6 nodes done, about 90 s to go");
    assertThat(shown(Operation.DEPLOY, Phase.RUNNING, PLAN.expecting(Duration.ofMinutes(7))))
        .contains("about 7 min to go");
  }

  @Test
  void offersNothingThatWouldNotBeObeyed() {
    assertThat(shown(Operation.DELETE, Phase.RUNNING, PLAN)).contains("pause");
    assertThat(shown(Operation.DELETE, Phase.RUNNING, PLAN)).doesNotContain("cancel");
    assertThat(shown(Operation.ROLLING_UPGRADE, Phase.DONE, PLAN)).doesNotContain("temporal");
  }

  private String shown(Operation operation, Phase phase, Plan<Deed> plan) {
    ResourceReference reference = new ResourceReference("AIStore", "ais", "demo", "uid", 2);
    OperationRequest request = new OperationRequest(reference, operation, Reason.TEMPLATE_CHANGED);
    Checklist.State state =
        new Checklist.State(
            phase, new Commands(request.operation(), request.reference().workflowId()).in(phase));
    return checklist.render("demo: upgrade", state, plan, 0);
  }
}
