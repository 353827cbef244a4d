package io.windlass.starter.health;

import io.micronaut.scheduling.annotation.Scheduled;
import io.windlass.starter.watch.Caches;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log when the Kubernetes API no longer tells what changes, and when it does again: on
 * a resource nothing can be said then. A watch that ends and begins anew within a look is no
 * outage.
 */
@Singleton
final class WatchLog {

  private static final Logger LOG = LoggerFactory.getLogger(WatchLog.class);

  private final Caches caches;
  private long before;
  private boolean said;

  WatchLog(Caches caches) {
    this.caches = caches;
  }

  @Scheduled(fixedDelay = "2s", initialDelay = "2s")
  void look() {
    long broken = caches.synced() ? caches.broken() : 0;
    if (broken > 0 && before > 0 && !said) {
      LOG.warn(
          "KubernetesUnreachable: {} watches are broken; what changes is seen when the API answers again",
          broken);
      said = true;
    }
    if (broken == 0 && said) {
      LOG.info("the Kubernetes API answers again: every watch has begun anew");
      said = false;
    }
    before = broken;
  }
}
