package io.windlass.starter.watch;

import io.windlass.starter.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers since when each resource says the same. Known from the start of this process on: who
 * has just begun to look can't say more. Not for several threads.
 */
final class Stillness {

  private record Said(String words, Instant since) {}

  private Map<ResourceKey, Said> known = new HashMap<>();
  private Map<ResourceKey, Said> next = new HashMap<>();

  /** For how long it has said these words. */
  Duration of(ResourceKey key, String words, Instant now) {
    Said said =
        Optional.ofNullable(known.get(key))
            .filter(before -> before.words().equals(words))
            .orElseGet(() -> new Said(words, now));
    next.put(key, said);
    return Duration.between(said.since(), now);
  }

  /** Forgets every resource that was not asked about since the last time. */
  void forgetOthers() {
    known = next;
    next = new HashMap<>();
  }
}
