package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {

  private static WorkerSettings read(Map<String, Object> properties) {
    try (ApplicationContext context = ApplicationContext.run(properties)) {
      return context.getBean(WorkerSettings.class);
    }
  }

  @Test
  void withoutSettingsAnyWorkerMayTakeAnyRun() {
    assertThat(read(Map.of()).pinnedVersion()).isEmpty();
    assertThat(read(Map.of("windlass.worker.version", "")).pinnedVersion()).isEmpty();
    assertThat(read(Map.of()).goneAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void readsAVersion() {
    assertThat(read(Map.of("windlass.worker.version", "0.1.0-SNAPSHOT")).pinnedVersion())
        .contains("0.1.0-SNAPSHOT");
  }

  @Test
  void refusesAVersionThatTemporalWouldMisread() {
    assertThatThrownBy(() -> read(Map.of("windlass.worker.version", "1:2")))
        .hasStackTraceContaining("version");
  }

  @Test
  void refusesAWaitOfNothing() {
    assertThatThrownBy(() -> read(Map.of("windlass.worker.gone-after", "0s")))
        .rootCause()
        .hasMessageContaining("windlass.worker.gone-after is PT0S");
  }
}
