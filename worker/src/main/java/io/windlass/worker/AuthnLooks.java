package io.windlass.worker;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.windlass.activities.aistore.authn.AuthnAccess;
import io.windlass.activities.aistore.authn.AuthnWatch;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the Secrets of AuthN services looked at from time to time, as often as certificates are. */
@Singleton
final class AuthnLooks {

  private static final Logger LOG = LoggerFactory.getLogger(AuthnLooks.class);

  private final AuthnWatch watch;

  AuthnLooks(AuthnAccess access) {
    watch = new AuthnWatch(access);
  }

  @Scheduled(
      initialDelay = "${windlass.aistore.tls.check-every:1m}",
      fixedDelay = "${windlass.aistore.tls.check-every:1m}")
  void look() {
    try {
      watch.look();
    } catch (KubernetesClientException unreachable) {
      // A cluster without the definition has no such service.
      if (unreachable.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        LOG.warn("Secrets of AuthN can't be looked at: {}", unreachable.getMessage());
      }
    }
  }
}
