package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** An authority of a test's own, and what nodes and clients have of it. */
final class TestCertificates {

  private static final Validity DAY =
      new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)));

  private final Authority authority = Authority.create("test", DAY);
  private final int clientAuth;
  private final Optional<Identity> shown;

  /**
   * @param clientAuth level of {@code client_auth_tls}
   * @param shows whether the client shows a certificate
   */
  TestCertificates(int clientAuth, boolean shows) {
    this.clientAuth = clientAuth;
    this.shown = shows ? Optional.of(authority.issue("client", List.of(), DAY)) : Optional.empty();
  }

  void configure(ObjectNode http) {
    http.put("use_https", true)
        .put("server_crt", "/var/certs/tls.crt")
        .put("server_key", "/var/certs/tls.key")
        .put("client_ca_tls", "/var/certs/ca.crt")
        .put("client_auth_tls", clientAuth);
  }

  /** A new certificate into a node's volume, for its address and its name. */
  Identity write(TestNode node) throws IOException {
    return write(node, node.host, node.id + ".service.test.svc.cluster.local");
  }

  Identity write(TestNode node, String... hosts) throws IOException {
    Identity identity = authority.issue(node.id, List.of(hosts), DAY);
    Files.writeString(node.volumes.resolve("certs/tls.crt"), identity.chainText());
    Files.writeString(node.volumes.resolve("certs/tls.key"), identity.keyText());
    Files.writeString(node.volumes.resolve("certs/ca.crt"), authority.certificateText());
    return identity;
  }

  SSLContext client() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          shown.map(Identity::managers).orElse(null),
          new Trust(List.of(authority.certificate())).managers(),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
