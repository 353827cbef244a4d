package io.windlass.starter.certificate;

import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Pem;
import io.windlass.pki.UnusablePem;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the Secret of the webhook holds.
 *
 * @param trusted authorities of which a certificate may be served; the signing one is the first
 * @param authority the one that signs
 * @param server what is served
 */
record Material(List<X509Certificate> trusted, Authority authority, Identity server) {

  private static final String TRUSTED = "ca.crt";
  private static final String AUTHORITY_KEY = "ca.key";
  private static final String SERVER = "tls.crt";
  private static final String SERVER_KEY = "tls.key";

  /** As the Secret's data says; empty when anything of it is missing or damaged. */
  static Optional<Material> of(Map<String, String> data) {
    try {
      Identity signing = identity(data, TRUSTED, AUTHORITY_KEY);
      Authority authority =
          new Authority(new Identity(List.of(signing.certificate()), signing.key()));
      return Optional.of(
          new Material(signing.chain(), authority, identity(data, SERVER, SERVER_KEY)));
    } catch (UnusablePem damaged) {
      return Optional.empty();
    }
  }

  private static Identity identity(Map<String, String> data, String certificates, String key)
      throws UnusablePem {
    return Identity.read(data.getOrDefault(certificates, ""), data.getOrDefault(key, ""));
  }

  /** The same as the Secret's data. */
  Map<String, String> data() {
    return Map.of(
        TRUSTED, bundle(),
        AUTHORITY_KEY, authority.identity().keyText(),
        SERVER, server.chainText(),
        SERVER_KEY, server.keyText());
  }

  /** What the API server has to trust. */
  String bundle() {
    return Pem.text(trusted);
  }
}
