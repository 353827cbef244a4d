package io.windlass.starter.certificate;

import io.windlass.pki.Authority.Validity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** When a certificate begins, is renewed and ends. */
final class Term {

  /** How far another clock may be behind; at most a tenth of a short lifetime. */
  private static final Duration BACK_DATED = Duration.ofHours(1);

  private static final int TENTH = 10;

  private Term() {}

  /** From a while ago, so that a clock that is behind accepts it. */
  static Validity of(Duration lifetime, Instant now) {
    Duration tenth = lifetime.dividedBy(TENTH);
    Instant from = now.minus(tenth.compareTo(BACK_DATED) < 0 ? tenth : BACK_DATED);
    return new Validity(from, now.plus(lifetime));
  }

  /** The same, but no longer than the authority that signs it. */
  static Validity within(X509Certificate authority, Duration lifetime, Instant now) {
    Validity wanted = of(lifetime, now);
    return wanted.until().isBefore(end(authority))
        ? wanted
        : new Validity(wanted.from(), end(authority));
  }

  static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  /** A third of the lifetime is left then: time to renew, and to find out why it fails. */
  private static Instant renewal(X509Certificate certificate) {
    Instant begin = certificate.getNotBefore().toInstant();
    return begin.plus(Duration.between(begin, end(certificate)).multipliedBy(2).dividedBy(3));
  }

  /** Whether it is valid, and need not be renewed yet. */
  static boolean fresh(X509Certificate certificate, Instant now) {
    return now.isBefore(renewal(certificate))
        && !now.isBefore(certificate.getNotBefore().toInstant());
  }
}
