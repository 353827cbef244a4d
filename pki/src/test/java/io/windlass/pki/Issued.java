package io.windlass.pki;

import io.windlass.pki.Authority.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Certificates for tests. */
final class Issued {

  static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  static final Validity YEAR = validity(Duration.ofDays(-1), Duration.ofDays(365));

  private Issued() {}

  static Validity validity(Duration from, Duration until) {
    return new Validity(NOW.plus(from), NOW.plus(until));
  }

  static Identity by(Authority authority, String... hosts) {
    return authority.issue("demo", List.of(hosts), YEAR);
  }
}
