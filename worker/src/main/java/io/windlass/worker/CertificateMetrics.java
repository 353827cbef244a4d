package io.windlass.worker;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.windlass.activities.aistore.CertificateWatch;
import io.windlass.activities.aistore.ClusterAccess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has certificates looked at from time to time, and shows when the first of them ends. */
@Context
final class CertificateMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateMetrics.class);

  private final CertificateWatch watch;
  private final MultiGauge expiry;

  CertificateMetrics(MeterRegistry registry, ClusterAccess clusters) {
    watch = new CertificateWatch(clusters);
    expiry =
        MultiGauge.builder("windlass.certificate.expiry")
            .description("The shortest time for which the certificate of a ready cluster is valid")
            .baseUnit("seconds")
            .register(registry);
  }

  @Scheduled(
      initialDelay = "${windlass.aistore.tls.check-every:1m}",
      fixedDelay = "${windlass.aistore.tls.check-every:1m}")
  void look() {
    try {
      Optional<Duration> shortest = watch.look();
      expiry.register(rows(shortest), true);
    } catch (KubernetesClientException unreachable) {
      LOG.warn("certificates can't be looked at: {}", unreachable.getMessage());
    }
  }

  /** No row where no cluster serves HTTPS: nothing can expire. */
  private static List<MultiGauge.Row<?>> rows(Optional<Duration> shortest) {
    return shortest.stream()
        .<MultiGauge.Row<?>>map(
            time -> MultiGauge.Row.of(Tags.of("kind", "AIStore"), time.toSeconds()))
        .toList();
  }
}
