package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices who keeps changing an object back that Windlass puts right. To fight on would load the
 * API server for ever, and help nobody.
 *
 * <ol>
 *   <li>A repair counts when somebody else has written the object since Windlass last did.
 *   <li>Of one object that was repaired so often within a while, the next repair is left out, until
 *       that while is over.
 *   <li>What is counted is kept in memory: after a restart it is found out once more.
 * </ol>
 */
public final class Contention {

  /** So many repairs are no accident. */
  private static final int REPAIRS = 4;

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  /** How often an object was repaired since when. */
  private record Count(int repairs, Instant since) {

    Count more(Instant now) {
      return over(now) ? new Count(1, now) : new Count(repairs + 1, since);
    }

    boolean over(Instant now) {
      return now.isAfter(since.plus(WINDOW));
    }
  }

  /**
   * Counts a repair of an object that is not as it is to be.
   *
   * @param live as it is found
   * @return why it is to be left as it is; empty when it is to be repaired
   */
  public Optional<String> repairing(HasMetadata live, Instant now) {
    Optional<String> other = changedBy(live);
    if (other.isEmpty()) {
      return Optional.empty();
    }
    counts.values().removeIf(count -> count.over(now));
    Count count =
        Objects.requireNonNull(
            counts.merge(
                live.getMetadata().getUid(), new Count(1, now), (known, first) -> known.more(now)));
    return count.repairs() <= REPAIRS
        ? Optional.empty()
        : Optional.of(
            "%s %s: %s has changed it back %d times since %s; have it stop, then retry"
                .formatted(
                    live.getKind(),
                    live.getMetadata().getName(),
                    other.get(),
                    count.repairs() - 1,
                    count.since()));
  }

  /** The field manager that wrote it last, if that was not Windlass; its status aside. */
  private static Optional<String> changedBy(HasMetadata live) {
    return live.getMetadata().getManagedFields().stream()
        .filter(entry -> !"status".equals(entry.getSubresource()))
        .max(
            Comparator.comparing(ServerSide::time)
                .thenComparing(entry -> !ServerSide.FIELD_MANAGER.equals(entry.getManager())))
        .map(ManagedFieldsEntry::getManager)
        .filter(manager -> !ServerSide.FIELD_MANAGER.equals(manager));
  }
}
