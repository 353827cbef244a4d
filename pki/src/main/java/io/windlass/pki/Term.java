package io.windlass.pki;

import io.windlass.pki.Authority.Validity;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** When a certificate begins, is renewed and ends. */
public final class Term {

  /** How far another clock may be behind; at most a tenth of a short lifetime. */
  private static final Duration BACK_DATED = Duration.ofHours(1);

  private static final int TENTH = 10;

  /** Renewals are spread over a twelfth of the lifetime, in so many steps. */
  private static final int SPREAD = 12;

  private static final int STEPS = 1000;

  private Term() {}

  /** From a while ago, so that a clock that is behind accepts it. */
  public static Validity of(Duration lifetime, Instant now) {
    Duration tenth = lifetime.dividedBy(TENTH);
    Instant from = now.minus(tenth.compareTo(BACK_DATED) < 0 ? tenth : BACK_DATED);
    return new Validity(from, now.plus(lifetime));
  }

  /** The same, but no longer than the authority that signs it. */
  public static Validity within(X509Certificate authority, Duration lifetime, Instant now) {
    Validity wanted = of(lifetime, now);
    return wanted.until().isBefore(end(authority))
        ? wanted
        : new Validity(wanted.from(), end(authority));
  }

  /** When it ends. */
  public static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  /** A third of the lifetime is left then: time to renew, and to find out why it fails. */
  private static Instant renewal(X509Certificate certificate) {
    return begin(certificate).plus(lifetime(certificate).multipliedBy(2).dividedBy(3));
  }

  /** Whether it is valid, and need not be renewed yet. */
  public static boolean fresh(X509Certificate certificate, Instant now) {
    return now.isBefore(renewal(certificate)) && !now.isBefore(begin(certificate));
  }

  /** Whether it is valid at all. */
  public static boolean valid(X509Certificate certificate, Instant now) {
    return !now.isBefore(begin(certificate)) && now.isBefore(end(certificate));
  }

  /**
   * Whether it is to be renewed: some time after a third of its lifetime is left, so that what was
   * issued together is not renewed together. How long after, its serial number says, which is
   * random and the same for whoever asks.
   */
  public static boolean due(X509Certificate certificate, Instant now) {
    return !now.isBefore(dueAt(certificate));
  }

  /** When that is. */
  public static Instant dueAt(X509Certificate certificate) {
    int step = certificate.getSerialNumber().mod(BigInteger.valueOf(STEPS)).intValue();
    Duration later = lifetime(certificate).multipliedBy(step).dividedBy((long) STEPS * SPREAD);
    return renewal(certificate).plus(later);
  }

  private static Instant begin(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant();
  }

  private static Duration lifetime(X509Certificate certificate) {
    return Duration.between(begin(certificate), end(certificate));
  }
}
