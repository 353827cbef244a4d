package io.windlass.starter.certificate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.windlass.pki.Term;
import java.time.Duration;
import java.time.InstantSource;

/** Shows how long the certificate that is served is still valid. */
@Context
@Requires(property = "windlass.webhook.port")
final class CertificateMetrics {

  CertificateMetrics(MeterRegistry registry, ServedCertificate served, InstantSource clock) {
    Gauge.builder(
            "windlass.certificate.expiry",
            served,
            one ->
                one.present()
                    .map(identity -> Term.end(identity.certificate()))
                    .map(end -> Duration.between(clock.instant(), end))
                    .map(Duration::toSeconds)
                    .orElse(0L))
        .description("Time until the certificate that is served ends")
        .baseUnit("seconds")
        .tag("certificate", "webhook")
        .register(registry);
  }
}
