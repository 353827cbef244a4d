package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ClusterObserver.Look;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices that a storage cluster does not answer although Kubernetes holds all its proxies ready.
 * For a moment that is usual (the primary changes, DNS does not know a new pod yet). When it lasts,
 * something stands between Windlass and the cluster, such as a network policy or a wrong DNS
 * domain, and waiting is of no use.
 */
final class Silence {

  /** DNS servers and caches may withhold a new name for longer than a pod takes to fail. */
  private static final int PATIENCE_TIMES = 4;

  private final Duration patience;
  private Optional<Instant> since = Optional.empty();

  /**
   * @param patience how long a pod may fail to start
   */
  Silence(Duration patience) {
    this.patience = patience.multipliedBy(PATIENCE_TIMES);
  }

  /**
   * Takes note of one look.
   *
   * @throws io.temporal.failure.ApplicationFailure when the silence has lasted too long
   */
  void heed(Look look) {
    Instant now = Instant.now();
    Optional<String> why = look.silence().filter(words -> ready(look.observation().proxies()));
    since = why.map(words -> since.orElse(now));
    if (since.filter(began -> began.plus(patience).isBefore(now)).isPresent()) {
      throw Failures.refused(
          Reason.STORAGE_UNREACHABLE,
          "all proxies are ready, but %s; let Windlass reach them to go on".formatted(why.get()));
    }
  }

  private static boolean ready(RoleObservation proxies) {
    return proxies.replicas() > 0 && proxies.nodes().stream().allMatch(NodeObservation::ready);
  }
}
