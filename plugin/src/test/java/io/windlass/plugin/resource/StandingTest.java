package io.windlass.plugin.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.windlass.plugin.Samples;
import org.junit.jupiter.api.Test;

class StandingTest {

  @Test
  void isReadFromTheConditions() {
    assertThat(Samples.ready().standing()).isEqualTo(Standing.READY);
    assertThat(Samples.working().standing()).isEqualTo(Standing.WORKING);
    assertThat(Samples.waiting().standing()).isEqualTo(Standing.WAITING);
    assertThat(Samples.upgrading("", "Paused", "paused").standing()).isEqualTo(Standing.PAUSED);
    assertThat(Samples.stalled("Cancelled", "x").standing()).isEqualTo(Standing.STALLED);
    assertThat(Samples.resource("", "state: Created").standing()).isEqualTo(Standing.UNSEEN);
  }

  @Test
  void aConditionOfAnOlderSpecSaysNothing() {
    String old = Samples.condition("Ready", "True", "Ready", "fine").replace(": 7", ": 6");
    assertThat(Samples.resource("", old).standing()).isEqualTo(Standing.UNSEEN);
  }

  @Test
  void aDrainedOneTellsWhatItWaitsFor() {
    Resource resource =
        Samples.resource("", Samples.condition("Ready", "False", "Drained", "uncordon worker-3"));
    assertThat(resource.standing()).isEqualTo(Standing.DRAINED);
    assertThat(resource.telling().orElseThrow().message()).isEqualTo("uncordon worker-3");
  }

  @Test
  void thatNobodyCanTellHoldsForEveryGeneration() {
    String old =
        Samples.condition("Progressing", "Unknown", "TemporalUnreachable", "no answer")
            .replace(": 7", ": 6");
    Resource resource = Samples.resource("", old);
    assertThat(resource.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(resource.telling().orElseThrow().message()).isEqualTo("no answer");
  }

  @Test
  void theHistoryIsReadWithItsGenerations() {
    String history =
        """
        history:
        - {operation: Deploy, workflowId: aistore/ais/demo/deploy/g1, phase: Done}
        - {operation: Upgrade, workflowId: of another kind, phase: Stalled}
        """;
    assertThat(Samples.resource("", history).history())
        .extracting(EndedOperation::operation, EndedOperation::generation)
        .containsExactly(tuple("Deploy", 1L), tuple("Upgrade", 0L));
  }

  @Test
  void whatIsWaitedForIsNotToldTwice() {
    String held = "operation: {name: Upgrade, message: all is safe, waitingFor: all is safe}";
    assertThat(Samples.resource("", held).operation().orElseThrow().waitingFor()).isEmpty();
  }
}
