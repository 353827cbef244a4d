package io.windlass.starter.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.windlass.starter.certificate.CertificateKeeper;
import io.windlass.starter.certificate.WebhookSettings;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Ready once the API server was told whom to trust: before that no call could succeed. */
@Singleton
@Readiness
final class WebhookIndicator implements HealthIndicator {

  private final WebhookSettings settings;
  private final CertificateKeeper keeper;

  WebhookIndicator(WebhookSettings settings, CertificateKeeper keeper) {
    this.settings = settings;
    this.keeper = keeper;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    boolean ready = !settings.served() || keeper.settled();
    return Publishers.just(
        HealthResult.builder("webhook", ready ? HealthStatus.UP : HealthStatus.DOWN).build());
  }
}
