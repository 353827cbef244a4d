package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ClusterObserver.Look;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices that waiting for a storage cluster is of no use, although Kubernetes holds all its
 * proxies ready.
 *
 * <ol>
 *   <li>It does not answer. For a moment that is usual (the primary changes, DNS does not know a
 *       new pod yet). When it lasts, something stands between Windlass and the cluster, such as a
 *       network policy or a wrong DNS domain.
 *   <li>It does not let Windlass in. For a moment that is usual while a password is changed here
 *       and there, and for longer while proxies that do not believe us are replaced. When it lasts,
 *       a person has to put it right.
 * </ol>
 */
final class Silence {

  /** DNS servers and caches may withhold a new name for longer than a pod takes to fail. */
  private static final int PATIENCE_TIMES = 4;

  private final Duration patience;
  private Optional<Instant> silentSince = Optional.empty();
  private Optional<Instant> barredSince = Optional.empty();

  /**
   * @param patience how long a pod may fail to start
   */
  Silence(Duration patience) {
    this.patience = patience;
  }

  /**
   * Takes note of one look.
   *
   * @throws io.temporal.failure.ApplicationFailure when it has lasted too long
   */
  void heed(Look look) {
    Instant now = Instant.now();
    boolean ready = ready(look.observation().proxies());
    Optional<Stalled<AIStoreStep>> barred = look.barred().filter(why -> ready);
    barredSince = barred.map(why -> barredSince.orElse(now));
    Duration lasting = patience.multipliedBy(PATIENCE_TIMES);
    if (lasts(barredSince, look.mayBeBelieved() ? lasting : patience, now)) {
      throw Failures.refused(barred.get().reason(), barred.get().message());
    }
    Optional<String> silent = look.silence().filter(why -> ready);
    silentSince = silent.map(why -> silentSince.orElse(now));
    if (lasts(silentSince, lasting, now)) {
      throw Failures.refused(
          Reason.STORAGE_UNREACHABLE,
          "all proxies are ready, but %s; let Windlass reach them to go on"
              .formatted(silent.get()));
    }
  }

  private static boolean lasts(Optional<Instant> since, Duration limit, Instant now) {
    return since.filter(began -> began.plus(limit).isBefore(now)).isPresent();
  }

  private static boolean ready(RoleObservation proxies) {
    return proxies.replicas() > 0 && proxies.nodes().stream().allMatch(NodeObservation::ready);
  }
}
