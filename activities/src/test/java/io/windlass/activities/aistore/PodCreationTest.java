package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodCreationTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String CAUSE =
      "pods \"demo-proxy-1\" is forbidden: no PriorityClass with name hihg was found";

  private static final String WORDS =
      "Create Pod demo-proxy-1 in StatefulSet demo-proxy failed error: " + CAUSE;

  private static final String TOLD = "pod demo-proxy-1 can't be created: " + CAUSE;

  private static Event failed(int first, int last) {
    return event("FailedCreate", WORDS, first, last);
  }

  private static Event succeeded(int second) {
    String words = "Create Pod demo-proxy-1 in StatefulSet demo-proxy successful";
    return event("SuccessfulCreate", words, second, second);
  }

  private static Event event(String reason, String words, int first, int last) {
    return new EventBuilder()
        .withReason(reason)
        .withMessage(words)
        .withFirstTimestamp(NOON.plusSeconds(first).toString())
        .withLastTimestamp(NOON.plusSeconds(last).toString())
        .build();
  }

  private static Optional<PodProblem> problem(int appliedAt, int now, Event... events) {
    return new PodCreation(List.of(events), NOON.plusSeconds(appliedAt))
        .problem("demo-proxy-1", NOON.plusSeconds(now), PATIENCE);
  }

  @Test
  void aFailureIsToldInItsWordsAndLastsAfterSomeTime() {
    assertThat(problem(0, 30, failed(1, 20)))
        .contains(new PodProblem(Reason.FORBIDDEN, TOLD, false));
    assertThat(problem(0, 200, failed(1, 150)))
        .contains(new PodProblem(Reason.FORBIDDEN, TOLD, true));
  }

  @Test
  void aFailureBeforeASuccessIsOver() {
    assertThat(problem(0, 200, failed(1, 20), succeeded(30))).isEmpty();
    assertThat(problem(0, 200, succeeded(1), failed(20, 30))).isPresent();
    assertThat(problem(0, 200, failed(20, 30), succeeded(30))).isPresent();
  }

  @Test
  void aFailureOfAnEarlierTemplateSaysNothing() {
    assertThat(problem(50, 200, failed(1, 40))).isEmpty();
  }

  @Test
  void anotherPodsFailureSaysNothing() {
    Event other = event("FailedCreate", WORDS.replace("proxy-1 ", "proxy-11 "), 1, 20);
    assertThat(problem(0, 200, other)).isEmpty();
  }
}
