package io.windlass.activities.aistore.certificates;

import io.windlass.pki.Identity;
import io.windlass.pki.Names;
import io.windlass.pki.Strength;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.aistore.resource.Https;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges the certificate of a cluster before pods start with it.
 *
 * <ol>
 *   <li>Certificate, key and authorities are there and can be read; the key is that of the
 *       certificate.
 *   <li>The certificate is valid now, and strong enough for verifiers of today.
 *   <li>Whoever verifies it finds an authority that he trusts: nodes know {@code ca.crt} alone,
 *       Windlass also those of the installation.
 *   <li>Whoever verifies it finds the name by which he calls: nodes call all nodes, Windlass calls
 *       proxies.
 * </ol>
 *
 * Guarantee: what passes serves the first handshakes of nodes and of Windlass.
 *
 * @param more whom Windlass trusts beside the authorities in the Secret
 * @param windlassTrustsAnybody whether Windlass does not verify
 */
record CertificateCheck(
    Https https, String clusterDomain, Trust more, boolean windlassTrustsAnybody, Instant now) {

  /** What stands in the way; empty when nothing does. */
  Optional<String> problem(ClusterSecret secret) {
    try {
      Identity identity = secret.readIdentity();
      Trust trust = secret.readTrust();
      return time(identity.certificate())
          .or(() -> strong(identity.certificate()))
          .or(() -> trusted(identity, trust))
          .or(() -> named(identity.certificate()));
    } catch (UnusablePem unusable) {
      return Optional.of(unusable.problem());
    }
  }

  private Optional<String> time(X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return Optional.of("%s is not valid before %s".formatted(Https.CERTIFICATE, from));
    }
    return now.isAfter(until)
        ? Optional.of("%s has expired at %s".formatted(Https.CERTIFICATE, until))
        : Optional.empty();
  }

  private static Optional<String> strong(X509Certificate certificate) {
    return Strength.problem(certificate)
        .map(problem -> "%s %s".formatted(Https.CERTIFICATE, problem));
  }

  private Optional<String> trusted(Identity identity, Trust trust) {
    boolean byNodes = https.nodesTrustAnybody() || trust.leadsTo(identity.chain(), now);
    boolean byWindlass =
        windlassTrustsAnybody || trust.with(more.authorities()).leadsTo(identity.chain(), now);
    return byNodes && byWindlass
        ? Optional.empty()
        : Optional.of(
            "%s is not signed by an authority in %s"
                .formatted(Https.CERTIFICATE, Https.AUTHORITIES));
  }

  private Optional<String> named(X509Certificate certificate) {
    List<String> missing = Names.uncovered(certificate, called());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s has no subject alternative name for %s%s"
                .formatted(
                    Https.CERTIFICATE,
                    missing.getFirst(),
                    missing.size() == 1 ? "" : " and %d more".formatted(missing.size() - 1)));
  }

  private List<String> called() {
    if (!https.nodesTrustAnybody()) {
      return https.calledByNodes(clusterDomain);
    }
    return windlassTrustsAnybody ? List.of() : https.calledByWindlass(clusterDomain);
  }
}
