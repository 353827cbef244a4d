package io.windlass.testbed.pmem;

import io.windlass.pki.Names;
import io.windlass.testbed.pmem.DriverVersion.Line;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * The name that the other side must have.
 *
 * <ol>
 *   <li>Of a client, 0.7 reads the common name alone; 0.8 takes an alternative name or the common
 *       name.
 *   <li>Of a server, alternative names count; where there are none, the common name does with 0.7,
 *       and with 0.8 when {@code GODEBUG} says so.
 * </ol>
 *
 * @param commonNames whether a server's common name may count
 */
record PeerName(String name, Line line, boolean commonNames) {

  static final String REGISTRY = "pmem-registry";
  static final String NODE_CONTROLLER = "pmem-node-controller";

  void checkClient(X509Certificate certificate) throws CertificateException {
    boolean common = commonName(certificate).equals(name);
    boolean right = line == Line.V0_7 ? common : common || covers(certificate);
    require(right, certificate);
  }

  void checkServer(X509Certificate certificate) throws CertificateException {
    boolean named = certificate.getSubjectAlternativeNames() != null;
    require(
        named ? covers(certificate) : commonNames && commonName(certificate).equals(name),
        certificate);
  }

  private boolean covers(X509Certificate certificate) {
    return Names.uncovered(certificate, List.of(name)).isEmpty();
  }

  private void require(boolean right, X509Certificate certificate) throws CertificateException {
    if (!right) {
      throw new CertificateException(
          "certificate of %s is not signed for \"%s\" hostname"
              .formatted(certificate.getSubjectX500Principal(), name));
    }
  }

  private static String commonName(X509Certificate certificate) throws CertificateException {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> String.valueOf(part.getValue()))
              .findFirst()
              .orElse("");
    } catch (InvalidNameException e) {
      throw new CertificateParsingException("the subject is no name", e);
    }
  }
}
