package io.windlass.worker;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Ready as soon as it polls for work. */
@Singleton
@Readiness
final class WorkersHealth implements HealthIndicator {

  private final Workers workers;

  WorkersHealth(Workers workers) {
    this.workers = workers;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = workers.running() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("workers", status).build());
  }
}
