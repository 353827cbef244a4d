package io.windlass.starter.admission;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts the answers of the webhook, and times them. */
@Singleton
final class AdmissionMetrics {

  private final MeterRegistry registry;

  AdmissionMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param outcome {@code accepted}, {@code refused}, or {@code failed} when there was no answer
   */
  void answered(WebhookPath path, String outcome, Duration took) {
    Timer.builder("windlass.admission")
        .description("Changes of resources that were judged, and how long that took")
        .tag("kind", path.kind())
        .tag("outcome", outcome)
        .register(registry)
        .record(took);
  }
}
