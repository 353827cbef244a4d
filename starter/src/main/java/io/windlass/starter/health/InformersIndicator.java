package io.windlass.starter.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.windlass.starter.watch.Caches;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Ready once every informer has seen what there is. */
@Singleton
@Readiness
final class InformersIndicator implements HealthIndicator {

  private final Caches caches;

  InformersIndicator(Caches caches) {
    this.caches = caches;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = caches.synced() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("informers", status).build());
  }
}
