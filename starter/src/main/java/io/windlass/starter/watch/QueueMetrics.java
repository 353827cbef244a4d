package io.windlass.starter.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;

/** Shows how many resources wait, and how many were looked at. */
@Context
final class QueueMetrics {

  QueueMetrics(MeterRegistry registry, ResourceWatch watch) {
    Gauge.builder("windlass.queue.depth", watch, ResourceWatch::depth)
        .description("Resources that wait to be looked at")
        .register(registry);
    Gauge.builder("windlass.queue.overdue", watch, now -> now.overdue().toMillis() / 1000.0)
        .description("How long the resource that is to be looked at next has been due")
        .baseUnit("seconds")
        .register(registry);
    FunctionCounter.builder("windlass.queue.looks", watch, ResourceWatch::looks)
        .description("Looks at resources, with whatever result")
        .register(registry);
  }
}
