package io.windlass.starter.certificate;

import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Names;
import io.windlass.pki.Term;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what the Secret has to hold. Pure but for new keys.
 *
 * <ol>
 *   <li>An authority of which a third of its lifetime is left is replaced, and so is one that is
 *       missing or damaged.
 *   <li>A certificate is issued anew when a third of its lifetime is left, when the authority does
 *       not sign for it, or when it does not speak of every name.
 *   <li>An authority that signed before stays trusted until its own end. So does that of a
 *       certificate which is still served from memory.
 *   <li>What need not change stays the same, so that several starters agree.
 * </ol>
 *
 * @param names by which the webhook is called
 * @param lifetime of a certificate
 * @param authorityLifetime of an authority
 */
record Renewal(List<String> names, Duration lifetime, Duration authorityLifetime) {

  private static final String NAME = "Windlass webhook";

  /**
   * What is to be held.
   *
   * @param stored what the Secret holds; empty when that is of no use
   * @param served the authority of the certificate that is served at present
   */
  Material of(Optional<Material> stored, Optional<X509Certificate> served, Instant now) {
    Authority authority =
        stored
            .map(Material::authority)
            .filter(kept -> Term.fresh(kept.certificate(), now))
            .orElseGet(() -> Authority.create(NAME, Term.of(authorityLifetime, now)));
    Identity server =
        stored
            .map(Material::server)
            .filter(found -> usable(found, authority.certificate(), now))
            .orElseGet(() -> issued(authority, now));
    List<X509Certificate> trusted =
        Stream.of(
                Stream.of(authority.certificate()),
                stored.stream().flatMap(material -> material.trusted().stream()),
                served.stream())
            .flatMap(certificates -> certificates)
            .filter(certificate -> now.isBefore(Term.end(certificate)))
            .distinct()
            .toList();
    return new Material(trusted, authority, server);
  }

  /** It never outlives its authority. */
  private Identity issued(Authority authority, Instant now) {
    return authority.issue(
        names.getFirst(), names, Term.within(authority.certificate(), lifetime, now));
  }

  private boolean usable(Identity server, X509Certificate authority, Instant now) {
    return Term.fresh(server.certificate(), now)
        && Names.uncovered(server.certificate(), names).isEmpty()
        && signed(server, authority);
  }

  static boolean signed(Identity server, X509Certificate authority) {
    try {
      server.certificate().verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }
}
