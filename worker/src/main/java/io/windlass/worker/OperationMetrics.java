package io.windlass.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.windlass.workflows.lifecycle.OperationRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Counts operations by kind, operation and reason, and times them and their phases. */
@Singleton
final class OperationMetrics {

  private final MeterRegistry registry;

  OperationMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void started(OperationRequest request) {
    Counter.builder("windlass.operations.started")
        .description("Operations that began")
        .tags(tags(request))
        .tag("reason", request.reason().camelCase())
        .register(registry)
        .increment();
  }

  void ended(OperationRequest request, OperationEnd end, Duration took) {
    Timer.builder("windlass.operation")
        .description("Operations that ended, and how long they took")
        .tags(tags(request))
        .tag("reason", end.reason().camelCase())
        .tag("outcome", end.outcome().word())
        .register(registry)
        .record(took);
  }

  /**
   * An operation has left a phase.
   *
   * @param phase its name, as the search attribute has it
   */
  void left(OperationRequest request, String phase, Duration after) {
    Timer.builder("windlass.operation.phase")
        .description("How long operations run, are paused, wait for approval or stop")
        .tags(tags(request))
        .tag("phase", phase.toLowerCase(Locale.ROOT))
        .register(registry)
        .record(after);
  }

  private static Tags tags(OperationRequest request) {
    return Tags.of("kind", request.reference().kind(), "operation", request.operation().word());
  }
}
