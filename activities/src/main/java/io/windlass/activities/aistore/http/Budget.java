package io.windlass.activities.aistore.http;

import java.time.Duration;
import java.util.Optional;

/**
 * The time that several calls share.
 *
 * @param end when it is used up, on the clock of {@link System#nanoTime}; empty when there is no
 *     end
 */
record Budget(Optional<Long> end) {

  static Budget unlimited() {
    return new Budget(Optional.empty());
  }

  /** Begins now. */
  static Budget of(Duration time) {
    return new Budget(Optional.of(System.nanoTime() + time.toNanos()));
  }

  /** An equal share of what is left, at most the limit; zero or less when nothing is left. */
  Duration share(int shares, Duration limit) {
    return end.map(nanos -> Duration.ofNanos(nanos - System.nanoTime()).dividedBy(shares))
        .filter(share -> share.compareTo(limit) < 0)
        .orElse(limit);
  }
}
