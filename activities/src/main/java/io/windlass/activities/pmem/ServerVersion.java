package io.windlass.activities.pmem;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The version of the API server. It is asked at most once a minute: a server that was brought to
 * another one is believed so much later.
 */
final class ServerVersion {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private record Told(String version, Instant since) {}

  private final KubernetesClient kubernetes;
  private final InstantSource clock;
  private volatile Told told = new Told("", Instant.EPOCH);

  ServerVersion(KubernetesClient kubernetes, InstantSource clock) {
    this.kubernetes = kubernetes;
    this.clock = clock;
  }

  /** As the server writes it: {@code v1.36.3}. */
  String version() {
    Instant now = clock.instant();
    Told known = told;
    if (now.isBefore(known.since().plus(FRESH))) {
      return known.version();
    }
    Told fresh = new Told(kubernetes.getKubernetesVersion().getGitVersion(), now);
    told = fresh;
    return fresh.version();
  }
}
