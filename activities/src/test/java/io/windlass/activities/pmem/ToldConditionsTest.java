package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions that Kubernetes would refuse are completed, and others stay. */
class ToldConditionsTest {

  @Test
  void aSentenceIsNoReason() {
    Condition told =
        new ConditionBuilder()
            .withType("DriverDeployed")
            .withStatus("True")
            .withReason("Driver deployed successfully.")
            .build();
    Condition completed = ToldConditions.completed(List.of(told)).getFirst();
    assertThat(completed.getType()).isEqualTo("DriverDeployed");
    assertThat(completed.getStatus()).isEqualTo("True");
    assertThat(completed.getReason()).isEqualTo("Told");
    assertThat(completed.getMessage()).isEqualTo("Driver deployed successfully.");
    assertThat(completed.getLastTransitionTime()).isNotEmpty();
  }

  @Test
  void whatIsWholeStays() {
    Condition whole =
        new ConditionBuilder()
            .withType("Ready")
            .withStatus("True")
            .withReason("Ready")
            .withMessage("The driver is well")
            .withLastTransitionTime("2026-01-01T00:00:00Z")
            .withObservedGeneration(2L)
            .build();
    assertThat(ToldConditions.completed(List.of(whole))).containsExactly(whole);
  }
}
