package io.windlass.starter.certificate;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Since when the configuration names an authority, as far as this starter has seen. Used by one
 * thread.
 */
final class Hearsay {

  private record Named(X509Certificate authority, Instant since) {}

  private final Duration enough;
  private Optional<Named> named = Optional.empty();
  private Optional<X509Certificate> authority = Optional.empty();

  /**
   * @param enough after which every API server knows of it
   */
  Hearsay(Duration enough) {
    this.enough = enough;
  }

  /** The authority of what is served. */
  Optional<X509Certificate> authority() {
    return authority;
  }

  void serves(X509Certificate present) {
    authority = Optional.of(present);
  }

  /**
   * Whether everybody knows an authority.
   *
   * @param known whether the configuration names it at present
   */
  boolean heard(X509Certificate candidate, boolean known, Instant now) {
    if (!known) {
      named = Optional.empty();
      return false;
    }
    if (authority.filter(candidate::equals).isPresent()) {
      return true;
    }
    if (named.filter(one -> one.authority().equals(candidate)).isEmpty()) {
      named = Optional.of(new Named(candidate, now));
    }
    return named.filter(one -> !now.isBefore(one.since().plus(enough))).isPresent();
  }
}
