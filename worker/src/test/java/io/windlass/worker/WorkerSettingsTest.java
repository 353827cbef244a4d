package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingsTest {

  private static final Duration WAIT = Duration.ofMinutes(2);

  private static WorkerSettings settings(String version, Duration goneAfter) {
    return new WorkerSettings(200, 32, 50, 500, version, goneAfter);
  }

  @Test
  void withoutAVersionAnyWorkerMayTakeAnyRun() {
    assertThat(settings("", WAIT).pinnedVersion()).isEmpty();
  }

  @Test
  void knowsItsVersion() {
    assertThat(settings("0.1.0-SNAPSHOT", WAIT).pinnedVersion()).contains("0.1.0-SNAPSHOT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1:2", "-1", "it's"})
  void refusesAVersionThatTemporalWouldMisread(String version) {
    assertThatThrownBy(() -> settings(version, WAIT))
        .hasMessageContaining("windlass.worker.version is " + version);
  }

  @Test
  void refusesAWaitOfNothing() {
    assertThatThrownBy(() -> settings("", Duration.ZERO))
        .hasMessageContaining("windlass.worker.gone-after is PT0S");
  }
}
