package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class ReportedConditionsTest {

  @Test
  void aResourceWithoutStatusIsComing() {
    ReportedConditions conditions = read("metadata: {generation: 1}");
    assertThat(conditions.standing()).isEqualTo(Standing.COMING);
    assertThat(conditions.told()).isEmpty();
  }

  @Test
  void readyForThisGenerationIsReady() {
    assertThat(conditions(2, "Ready", "True", 2).standing()).isEqualTo(Standing.READY);
  }

  @Test
  void whatWasSaidOfAnOlderSpecDoesNotCount() {
    assertThat(conditions(2, "Ready", "True", 1).standing()).isEqualTo(Standing.COMING);
    assertThat(conditions(2, "Stalled", "True", 1).standing()).isEqualTo(Standing.COMING);
  }

  @Test
  void stalledEndsTheWait() {
    assertThat(conditions(2, "Stalled", "True", 2).standing()).isEqualTo(Standing.STALLED);
    assertThat(conditions(2, "Stalled", "False", 2).standing()).isEqualTo(Standing.COMING);
  }

  @Test
  void workUnderWayIsNotReadyYet() {
    ReportedConditions conditions =
        read(
            """
            metadata: {generation: 1}
            status:
              conditions:
                - {type: Ready, status: "True", observedGeneration: 1}
                - {type: Progressing, status: "True", observedGeneration: 1}
            """);
    assertThat(conditions.standing()).isEqualTo(Standing.COMING);
  }

  @Test
  void tellsReasonAndMessageOfWhatHolds() {
    ReportedConditions conditions =
        read(
            """
            metadata: {generation: 1}
            status:
              conditions:
                - {type: Created, status: "True", reason: Created, message: there}
                - {type: Ready, status: "False", reason: NewCluster, message: not yet}
                - {type: Progressing, status: "True", reason: NewCluster, message: Deploy 0/6}
                - {type: Stalled, status: "True", message: no reason}
            """);
    assertThat(conditions.told())
        .containsExactly(
            entry("Progressing", "NewCluster  Deploy 0/6"), entry("Stalled", "no reason"));
  }

  private static ReportedConditions conditions(
      long generation, String type, String status, long observed) {
    return read(
        """
        metadata: {generation: %d}
        status:
          conditions:
            - {type: %s, status: "%s", observedGeneration: %d}
        """
            .formatted(generation, type, status, observed));
  }

  private static ReportedConditions read(String yaml) {
    return ReportedConditions.of(Serialization.unmarshal(yaml, GenericKubernetesResource.class));
  }
}
