package io.windlass.worker;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.windlass.activities.aistore.CertificateWatch;
import io.windlass.activities.aistore.ClusterAccess;
import io.windlass.activities.pmem.DriverAccess;
import io.windlass.activities.pmem.DriverWatch;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has certificates looked at from time to time, and shows when the first of them ends. */
@Context
final class CertificateMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateMetrics.class);

  private final CertificateWatch clusters;
  private final DriverWatch drivers;
  private volatile double ofClusters = Double.NaN;
  private volatile double ofDrivers = Double.NaN;

  CertificateMetrics(MeterRegistry registry, ClusterAccess clusters, DriverAccess drivers) {
    this.clusters = new CertificateWatch(clusters);
    this.drivers = new DriverWatch(drivers);
    gauge(registry, "cluster", () -> ofClusters);
    gauge(registry, "driver", () -> ofDrivers);
  }

  private static void gauge(MeterRegistry registry, String whose, Supplier<Number> shortest) {
    TimeGauge.builder("windlass.certificate.expiry", shortest, TimeUnit.SECONDS)
        .description("The shortest time for which the certificate of a resource is valid")
        .tag("certificate", whose)
        .register(registry);
  }

  @Scheduled(
      initialDelay = "${windlass.aistore.tls.check-every:1m}",
      fixedDelay = "${windlass.aistore.tls.check-every:1m}")
  void look() {
    try {
      ofClusters = seconds(clusters.look());
    } catch (KubernetesClientException unreachable) {
      LOG.warn("certificates can't be looked at: {}", unreachable.getMessage());
    }
  }

  @Scheduled(
      initialDelay = "${windlass.pmem.check-every:1m}",
      fixedDelay = "${windlass.pmem.check-every:1m}")
  void lookAtDrivers() {
    try {
      ofDrivers = seconds(drivers.look());
    } catch (KubernetesClientException unreachable) {
      // Where drivers are not installed, the worker may not list them.
      if (unreachable.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        LOG.warn("certificates of drivers can't be looked at: {}", unreachable.getMessage());
      }
    }
  }

  private static double seconds(Optional<Duration> shortest) {
    return shortest.map(Duration::toSeconds).map(Long::doubleValue).orElse(Double.NaN);
  }
}
