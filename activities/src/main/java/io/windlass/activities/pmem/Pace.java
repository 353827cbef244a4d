package io.windlass.activities.pmem;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps something that is asked of the API server from being asked too often. */
final class Pace {

  private final InstantSource clock;
  private Instant last = Instant.EPOCH;

  Pace(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether so much time has passed since that was answered with yes; the first time, it has. */
  boolean due(Duration every) {
    Instant now = clock.instant();
    if (now.isBefore(last.plus(every))) {
      return false;
    }
    last = now;
    return true;
  }
}
