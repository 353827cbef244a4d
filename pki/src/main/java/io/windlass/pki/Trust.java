package io.windlass.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom somebody trusts to have signed certificates. */
public record Trust(List<X509Certificate> authorities) {

  public Trust {
    authorities = List.copyOf(authorities);
  }

  /** Both together. */
  public Trust with(Collection<X509Certificate> more) {
    return new Trust(Stream.concat(authorities.stream(), more.stream()).distinct().toList());
  }

  /** What a TLS context is made with that believes them, and nobody else. */
  public TrustManager[] managers() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(KeyStores.of(authorities));
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** The same, which judges certificates as of that time. */
  public TrustManager[] managers(Instant now) {
    try {
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(anchors(), new X509CertSelector());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PKIX", e);
    }
  }

  private Set<TrustAnchor> anchors() {
    return authorities.stream()
        .map(authority -> new TrustAnchor(authority, null))
        .collect(Collectors.toSet());
  }

  /** Whether a chain leads to one of them at the given time. */
  public boolean leadsTo(List<X509Certificate> chain, Instant now) {
    if (authorities.isEmpty()) {
      return false;
    }
    try {
      PKIXParameters parameters = new PKIXParameters(anchors());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      List<X509Certificate> path =
          chain.stream().filter(certificate -> !authorities.contains(certificate)).toList();
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (GeneralSecurityException untrusted) {
      return authorities.contains(chain.getFirst());
    }
  }
}
