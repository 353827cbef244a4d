package io.windlass.worker;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.windlass.activities.aistore.CertificateWatch;
import io.windlass.activities.aistore.ClusterAccess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has certificates looked at from time to time, and shows when the first of them ends. */
@Context
final class CertificateMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateMetrics.class);

  private final CertificateWatch watch;
  private volatile double shortest = Double.NaN;

  CertificateMetrics(MeterRegistry registry, ClusterAccess clusters) {
    watch = new CertificateWatch(clusters);
    TimeGauge.builder("windlass.certificate.expiry", () -> shortest, TimeUnit.SECONDS)
        .description("The shortest time for which the certificate of a ready cluster is valid")
        .tag("certificate", "cluster")
        .register(registry);
  }

  @Scheduled(
      initialDelay = "${windlass.aistore.tls.check-every:1m}",
      fixedDelay = "${windlass.aistore.tls.check-every:1m}")
  void look() {
    try {
      shortest = watch.look().map(Duration::toSeconds).map(Long::doubleValue).orElse(Double.NaN);
    } catch (KubernetesClientException unreachable) {
      LOG.warn("certificates can't be looked at: {}", unreachable.getMessage());
    }
  }
}
