package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An authority of a scenario's own, the Secret of a cluster, and clients that believe it. */
final class Certificates {

  static final String SECRET = "demo-certs";

  private final Authority authority = Authority.create("scenario", lasting(Duration.ofDays(30)));
  private final String namespace;
  private final String cluster;
  private final String secret;

  private Certificates(String namespace, String cluster, String secret) {
    this.namespace = namespace;
    this.cluster = cluster;
    this.secret = secret;
  }

  /** Of a scenario's cluster. */
  static Certificates of(Cluster cluster) {
    return new Certificates(cluster.namespace(), cluster.name(), SECRET);
  }

  /** Of the sample {@code aistore-https.yaml}. */
  static Certificates ofSample() {
    return new Certificates("ais", "https", "https-certs");
  }

  static Validity lasting(Duration time) {
    return new Validity(Instant.now().minusSeconds(60), Instant.now().plus(time));
  }

  /** A certificate for all that the cluster's nodes are called. */
  Identity forAll() {
    return issue(role("proxy"), "*." + role("proxy"), role("target"), "*." + role("target"));
  }

  Identity issue(String... hosts) {
    return authority.issue("demo", List.of(hosts), lasting(Duration.ofDays(7)));
  }

  private String role(String role) {
    return "%s-%s.%s.svc.cluster.local".formatted(cluster, role, namespace);
  }

  /** Writes the Secret, whatever was in it. */
  Identity put(Identity identity) {
    return put(identity, identity.keyText());
  }

  Identity put(Identity identity, String key) {
    RealStack.shared()
        .kubernetes()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(secret)
                .withNamespace(namespace)
                .endMetadata()
                .withStringData(
                    Map.of(
                        "tls.crt", identity.chainText(),
                        "tls.key", key,
                        "ca.crt", authority.certificateText()))
                .build())
        .serverSideApply();
    return identity;
  }

  /** Believes the authority, and nobody else. */
  SSLContext client() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new Trust(List.of(authority.certificate())).managers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** The serial numbers of the certificates that all nodes show now. */
  List<BigInteger> served() {
    return List.of(
        served("proxy", 0, 51080), served("target", 0, 51081), served("target", 1, 51081));
  }

  private BigInteger served(String role, int ordinal, int port) {
    String host = "%s-%s-%d.%s".formatted(cluster, role, ordinal, role(role));
    try (SSLSocket socket = (SSLSocket) client().getSocketFactory().createSocket(host, port)) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=demo");
      return shown.getSerialNumber();
    } catch (IOException failed) {
      throw new UncheckedIOException(host, failed);
    }
  }
}
