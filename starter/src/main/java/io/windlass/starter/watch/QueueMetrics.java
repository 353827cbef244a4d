package io.windlass.starter.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;

/** Shows how many resources wait. */
@Context
final class QueueMetrics {

  QueueMetrics(MeterRegistry registry, ResourceWatch watch) {
    Gauge.builder("windlass.queue.depth", watch, ResourceWatch::depth)
        .description("Resources that wait to be looked at")
        .register(registry);
  }
}
