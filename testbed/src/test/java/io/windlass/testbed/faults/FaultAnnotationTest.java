package io.windlass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultAnnotationTest {

  @Test
  void faultsAreReadAsPeopleWriteThem() {
    assertThat(FaultParser.parse("kill, hang=ais-node,slow-start=10s,clock-skew=-2m,node-lost"))
        .containsExactly(
            new Fault.Kill(Optional.empty()),
            new Fault.Hang(Optional.of("ais-node")),
            new Fault.SlowStart(Duration.ofSeconds(10)),
            new Fault.ClockSkew(Duration.ofMinutes(-2)),
            new Fault.NodeLost());
  }

  @Test
  void aMistakeIsNamed() {
    assertThatThrownBy(() -> FaultParser.parse("kil"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no fault \"kil\"");
    assertThatThrownBy(() -> FaultParser.parse("slow-start=long"))
        .hasMessageContaining("needs a duration");
  }

  @Test
  void aValueIsHandledOnceAndAgainWhenItChanges() {
    assertThat(change("", "kill").inject()).hasSize(1);
    assertThat(change("kill", "kill").inject()).isEmpty();
    assertThat(change("kill", "kill#2").inject()).containsExactly(new Fault.Kill(Optional.empty()));
  }

  @Test
  void removalLiftsWhatLasts() {
    assertThat(change("kill,hang", "").lift()).containsExactly(new Fault.Hang(Optional.empty()));
    assertThat(change("hang", "hang,kill").lift()).isEmpty();
    assertThat(change("hang", "hang,kill").inject())
        .containsExactly(new Fault.Kill(Optional.empty()));
  }

  @Test
  void onFirstSightOnlyLastingFaultsCount() {
    FaultAnnotation.Change change = FaultAnnotation.change(Optional.empty(), "kill,slow-start=1s");
    assertThat(change.inject()).containsExactly(new Fault.SlowStart(Duration.ofSeconds(1)));
  }

  private static FaultAnnotation.Change change(String before, String after) {
    return FaultAnnotation.change(Optional.of(before), after);
  }
}
