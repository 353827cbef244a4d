package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.starter.resource.Demands;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.starter.resource.ResourceView;
import io.windlass.starter.resource.StatusCondition;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SituationTest {

  private static final long GENERATION = 7;

  @ParameterizedTest
  @CsvSource({
    "True, False, False, Converged, converged, Converged",
    "False, True, False, TemplateChanged, progressing, TemplateChanged",
    "False, True, False, Accepted, progressing, Accepted",
    "False, True, False, Paused, held, Paused",
    "False, True, False, ApprovalNeeded, held, ApprovalNeeded",
    "False, Unknown, False, TemporalUnreachable, unreachable, TemporalUnreachable",
    "False, False, False, Drained, held, Drained",
    "False, False, True, Drained, stalled, Drained",
    "False, False, True, PodCrashes, stalled, PodCrashes",
    "False, False, True, Cancelled, stalled, Cancelled",
    "False, False, True, AWordOfSomebodyElse, stalled, Other"
  })
  void isWhatTheConditionsSay(
      String ready, String progressing, String stalled, String said, String state, String reason) {
    Situation situation =
        Situation.of(
            view(
                condition("Ready", ready, said),
                condition("Progressing", progressing, said),
                condition("Stalled", stalled, said)));

    assertThat(situation.kind()).isEqualTo("AIStore");
    assertThat(situation.state().word()).isEqualTo(state);
    assertThat(situation.reason()).isEqualTo(reason);
  }

  @Test
  void whatSpeaksOfAnOlderGenerationIsUnseen() {
    Situation situation =
        Situation.of(
            view(new StatusCondition("Stalled", "True", "PodCrashes", "", GENERATION - 1)));

    assertThat(situation).isEqualTo(new Situation("AIStore", Situation.State.UNSEEN, "Other"));
  }

  @Test
  void timeWithoutNewsBeginsAnewWithEachWord() {
    Stillness stillness = new Stillness();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    var demo = new ResourceKey("AIStore", "ais", "demo");
    var gone = new ResourceKey("AIStore", "ais", "gone");

    assertThat(stillness.of(demo, "one", now)).isZero();
    assertThat(stillness.of(gone, "one", now)).isZero();
    stillness.forgetOthers();
    assertThat(stillness.of(demo, "one", now.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    stillness.forgetOthers();
    assertThat(stillness.of(demo, "two", now.plusSeconds(20))).isZero();
    assertThat(stillness.of(gone, "one", now.plusSeconds(20))).as("forgotten").isZero();
  }

  private static StatusCondition condition(String type, String status, String reason) {
    return new StatusCondition(type, status, reason, "", GENERATION);
  }

  private static ResourceView view(StatusCondition... conditions) {
    return new ResourceView(
        new ResourceReference("AIStore", "ais", "demo", "uid", GENERATION),
        false,
        true,
        List.of(conditions),
        new Demands(Map.of(), "", "1"),
        List.of(),
        Set.of(),
        Set.of());
  }
}
