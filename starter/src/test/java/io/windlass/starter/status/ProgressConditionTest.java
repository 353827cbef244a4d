package io.windlass.starter.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.starter.resource.RawResource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressConditionTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.5Z");

  private static RawResource saying(String condition) {
    return new RawResource(
        new KubernetesSerialization()
            .unmarshal(
                """
                apiVersion: ais.nvidia.com/v1beta1
                kind: AIStore
                metadata: {name: demo, namespace: ais, uid: uid-1, generation: 2}
                status: {conditions: [%s]}
                """
                    .formatted(condition),
                GenericKubernetesResource.class));
  }

  @Test
  void saysWhichWorkflowTookItUp() {
    assertThat(ProgressCondition.accepted(saying(""), 2, NOW).orElseThrow())
        .containsEntry("status", "True")
        .containsEntry("message", "Workflow aistore/ais/demo has taken up generation 2")
        .containsEntry("lastTransitionTime", "2026-01-01T00:00:00Z")
        .containsEntry("observedGeneration", 2L);
  }

  @Test
  void theWorkflowsOwnWordsWin() {
    RawResource spoken =
        saying("{type: Progressing, status: 'False', reason: Converged, observedGeneration: 2}");
    assertThat(ProgressCondition.accepted(spoken, 2, NOW)).isEmpty();
  }

  @Test
  void wordsAboutAnOlderGenerationAreReplacedAndKeepTheirTime() {
    RawResource older =
        saying(
            "{type: Progressing, status: 'True', observedGeneration: 1, lastTransitionTime: '2025-01-01T00:00:00Z'}");
    assertThat(ProgressCondition.accepted(older, 2, NOW).orElseThrow())
        .containsEntry("lastTransitionTime", "2025-01-01T00:00:00Z");
  }

  @Test
  void anOutageIsSaidOnceAndTakenBack() {
    RawResource before = saying("{type: Progressing, status: 'False', observedGeneration: 2}");
    assertThat(ProgressCondition.outage(before, "Temporal can't be reached", NOW).orElseThrow())
        .containsEntry(
            "message", "The resource waits: Temporal can't be reached. The starter keeps trying.")
        .containsEntry("observedGeneration", 2L);
    RawResource told =
        saying(
            "{type: Progressing, status: Unknown, reason: TemporalUnreachable, observedGeneration: 2}");
    assertThat(ProgressCondition.outage(told, "Temporal can't be reached", NOW)).isEmpty();
    assertThat(ProgressCondition.accepted(told, 2, NOW)).isPresent();
  }

  @Test
  void anOutageBeforeTheFirstLookSpeaksOfNoGeneration() {
    assertThat(ProgressCondition.outage(saying(""), "why", NOW).orElseThrow())
        .doesNotContainKey("observedGeneration");
  }
}
