package io.windlass.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StarterConfigurationTest {

  private static StarterConfiguration read(Map<String, Object> properties) {
    try (ApplicationContext context = ApplicationContext.run(properties)) {
      return context.getBean(StarterConfiguration.class);
    }
  }

  @Test
  void hasDefaults() {
    StarterConfiguration configuration = read(Map.of());
    assertThat(configuration.namespaces()).isEmpty();
    assertThat(configuration.resync()).isEqualTo(Duration.ofSeconds(60));
    assertThat(configuration.queueSize()).isEqualTo(10_000);
    assertThat(configuration.leaderElection()).isFalse();
  }

  @Test
  void readsItsKeys() {
    StarterConfiguration configuration =
        read(Map.of("windlass.namespaces", List.of("ais", "demo"), "windlass.resync", "5s"));
    assertThat(configuration.namespaces()).containsExactly("ais", "demo");
    assertThat(configuration.resync()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aClashNamesBothKeys() {
    assertThatThrownBy(() -> read(Map.of("windlass.queue-size", 4, "windlass.queue-workers", 8)))
        .rootCause()
        .hasMessageContaining("windlass.queue-workers is 8 but windlass.queue-size is 4");
  }

  @Test
  void aValueOutOfRangeNamesItsKey() {
    assertThatThrownBy(() -> read(Map.of("windlass.resync", "10ms")))
        .rootCause()
        .hasMessage("windlass.resync is PT0.01S: it must be at least PT1S");
    assertThatThrownBy(() -> read(Map.of("windlass.queue-workers", 0)))
        .hasMessageContaining("queueWorkers");
  }

  @Test
  void aNamespaceMustBeAName() {
    assertThatThrownBy(() -> read(Map.of("windlass.namespaces", List.of("no good"))))
        .hasMessageContaining("namespaces");
  }
}
