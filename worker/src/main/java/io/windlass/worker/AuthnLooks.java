package io.windlass.worker;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.windlass.activities.aistore.authn.AuthnAccess;
import io.windlass.activities.aistore.authn.AuthnWatch;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the Secrets of AuthN services looked at from time to time, as often as certificates are, and
 * shows when the first of their certificates ends.
 */
@Context
final class AuthnLooks {

  private static final Logger LOG = LoggerFactory.getLogger(AuthnLooks.class);

  private final AuthnWatch watch;
  private volatile double shortest = Double.NaN;

  AuthnLooks(MeterRegistry registry, AuthnAccess access) {
    watch = new AuthnWatch(access);
    TimeGauge.builder("windlass.certificate.expiry", () -> shortest, TimeUnit.SECONDS)
        .description("The shortest time for which the certificate of a ready AuthN is valid")
        .tag("certificate", "authn")
        .register(registry);
  }

  @Scheduled(
      initialDelay = "${windlass.aistore.tls.check-every:1m}",
      fixedDelay = "${windlass.aistore.tls.check-every:1m}")
  void look() {
    try {
      shortest = watch.look().map(Duration::toSeconds).map(Long::doubleValue).orElse(Double.NaN);
    } catch (KubernetesClientException unreachable) {
      // A cluster without the definition has no such service.
      if (unreachable.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        LOG.warn("Secrets of AuthN can't be looked at: {}", unreachable.getMessage());
      }
    }
  }
}
