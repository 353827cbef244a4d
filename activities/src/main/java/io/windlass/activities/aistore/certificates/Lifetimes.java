package io.windlass.activities.aistore.certificates;

import java.time.Duration;

/**
 * How long what Windlass issues for clusters is valid.
 *
 * @param certificate of a certificate; it is renewed when a third is left
 * @param authority of an authority; it is replaced when a third is left
 */
public record Lifetimes(Duration certificate, Duration authority) {

  /** Below that a renewal could come too late. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** Ninety days, and three years. */
  public static final Lifetimes DEFAULT =
      new Lifetimes(Duration.ofDays(90), Duration.ofDays(3 * 365L));

  public Lifetimes {
    if (certificate.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "windlass.aistore.tls.certificate-lifetime is %s: it must be at least %s"
              .formatted(certificate, SHORTEST));
    }
    if (authority.compareTo(certificate.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "windlass.aistore.tls.authority-lifetime is %s: it must be at least twice windlass.aistore.tls.certificate-lifetime, %s"
              .formatted(authority, certificate));
    }
  }
}
