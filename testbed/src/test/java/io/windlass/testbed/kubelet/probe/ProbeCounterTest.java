package io.windlass.testbed.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbeCounterTest {

  private static final ProbeSettings SETTINGS =
      new ProbeSettings(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(1), 2, 3);

  @Test
  void successNeedsItsThreshold() {
    ProbeCounter counter = ProbeCounter.startingAt(false);
    assertThat(add(counter, "+").verdict()).isFalse();
    assertThat(add(counter, "++").verdict()).isTrue();
    assertThat(add(counter, "+-+").verdict()).isFalse();
  }

  @Test
  void failureNeedsItsThreshold() {
    ProbeCounter counter = ProbeCounter.startingAt(true);
    assertThat(add(counter, "--").verdict()).isTrue();
    assertThat(add(counter, "---").verdict()).isFalse();
    assertThat(add(counter, "--+--").verdict()).isTrue();
  }

  @Test
  void failuresAreExhaustedAlsoWhenItNeverSucceeded() {
    ProbeCounter counter = ProbeCounter.startingAt(false);
    assertThat(add(counter, "--").exhausted(SETTINGS)).isFalse();
    assertThat(add(counter, "---").exhausted(SETTINGS)).isTrue();
  }

  private static ProbeCounter add(ProbeCounter counter, String outcomes) {
    ProbeCounter result = counter;
    for (char outcome : outcomes.toCharArray()) {
      result = result.add(outcome == '+', SETTINGS);
    }
    return result;
  }
}
