package io.windlass.pki;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/**
 * Whom a certificate speaks for: its subject alternative names. A wildcard stands for one label, as
 * in RFC 6125; the common name counts for nothing.
 */
public final class Names {

  private Names() {}

  /** Those of the given hosts for which the certificate does not speak. */
  public static List<String> uncovered(X509Certificate certificate, Collection<String> hosts) {
    List<String> names = of(certificate);
    return hosts.stream()
        .filter(host -> names.stream().noneMatch(name -> covers(name, host)))
        .toList();
  }

  /** DNS names and IP addresses. */
  static List<String> of(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(entry -> entry.getLast() instanceof String)
          .filter(entry -> isHost((Integer) entry.getFirst()))
          .map(entry -> (String) entry.getLast())
          .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  private static boolean isHost(int kind) {
    return kind == GeneralName.dNSName || kind == GeneralName.iPAddress;
  }

  /** An address of IPv6 has many spellings. */
  private static boolean sameAddress(String one, String other) {
    return IPAddress.isValid(one)
        && IPAddress.isValid(other)
        && InetAddress.ofLiteral(one).equals(InetAddress.ofLiteral(other));
  }

  static boolean covers(String name, String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    String given = name.toLowerCase(Locale.ROOT);
    if (given.startsWith("*.") && !IPAddress.isValid(wanted)) {
      int dot = wanted.indexOf('.');
      return dot > 0 && wanted.substring(dot).equals(given.substring(1));
    }
    return given.equals(wanted) || sameAddress(given, wanted);
  }
}
