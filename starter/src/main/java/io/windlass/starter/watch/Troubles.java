package io.windlass.starter.watch;

import io.windlass.starter.resource.ResourceKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which resources fail, how often in a row, and whether a person was told. */
@Singleton
final class Troubles {

  /** A shorter outage is nobody's concern. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private record Trouble(int failures, Instant since, boolean told) {}

  private final Map<ResourceKey, Trouble> troubles = new ConcurrentHashMap<>();

  /** Counts a failure of an attempt that began at {@code began}; how many there are in a row. */
  int failed(ResourceKey key, Instant began) {
    return troubles
        .merge(
            key,
            new Trouble(1, began, false),
            (known, more) -> new Trouble(known.failures() + 1, known.since(), known.told()))
        .failures();
  }

  /** Whether it has gone on for long enough to tell a person, who was not told before. */
  boolean shouldTell(ResourceKey key, Instant now) {
    Trouble trouble = troubles.get(key);
    return trouble != null
        && !trouble.told()
        && Duration.between(trouble.since(), now).compareTo(PATIENCE) >= 0;
  }

  /** A person was told. */
  void told(ResourceKey key) {
    troubles.computeIfPresent(
        key, (same, known) -> new Trouble(known.failures(), known.since(), true));
  }

  /** It went well; whether it had failed before. */
  boolean over(ResourceKey key) {
    return troubles.remove(key) != null;
  }

  /** The resources that still fail. */
  Set<ResourceKey> keys() {
    return Set.copyOf(troubles.keySet());
  }
}
