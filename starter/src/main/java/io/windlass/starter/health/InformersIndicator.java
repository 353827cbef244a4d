package io.windlass.starter.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.windlass.starter.watch.Caches;
import io.windlass.starter.watch.HostWatch;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Ready once every informer has seen what there is, and while it hears of what changes. */
@Singleton
@Readiness
final class InformersIndicator implements HealthIndicator {

  private final Caches caches;
  private final HostWatch hosts;

  InformersIndicator(Caches caches, HostWatch hosts, MeterRegistry registry) {
    this.caches = caches;
    this.hosts = hosts;
    Gauge.builder("windlass.watches.broken", this::broken)
        .description("Watches that the Kubernetes API does not serve at present")
        .register(registry);
  }

  @Override
  public Publisher<HealthResult> getResult() {
    boolean hears = caches.synced() && broken() == 0;
    HealthStatus status = hears ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(
        HealthResult.builder("informers", status)
            .details(Map.of("watchesBroken", broken()))
            .build());
  }

  private long broken() {
    return caches.broken() + (hosts.broken() ? 1 : 0);
  }
}
