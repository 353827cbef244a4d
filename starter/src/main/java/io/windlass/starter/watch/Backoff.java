package io.windlass.starter.watch;

import java.time.Duration;

/** How long to wait after the given number of failures in a row: 200 ms, doubled up to 30 s. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int DOUBLINGS = 8;

  private Backoff() {}

  static Duration after(int failures) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
