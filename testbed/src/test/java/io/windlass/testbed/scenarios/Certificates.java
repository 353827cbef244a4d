package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** An authority of a scenario's own, the Secret of a cluster, and clients that believe it. */
final class Certificates {

  static final String SECRET = "demo-certs";

  private final Authority authority = Authority.create("scenario", lasting(Duration.ofDays(30)));
  private final RealStack stack;
  private final String namespace;
  private final String cluster;
  private final String secret;

  private Certificates(RealStack stack, String namespace, String cluster, String secret) {
    this.stack = stack;
    this.namespace = namespace;
    this.cluster = cluster;
    this.secret = secret;
  }

  /** Of a scenario's cluster. */
  static Certificates of(Cluster cluster) {
    return of(cluster, SECRET);
  }

  /** The same by another authority, in another Secret. */
  static Certificates of(Cluster cluster, String secret) {
    return new Certificates(cluster.stack(), cluster.namespace(), cluster.name(), secret);
  }

  /** Of the sample {@code aistore-https.yaml}. */
  static Certificates ofSample() {
    return new Certificates(RealStack.shared(), "ais", "https", "https-certs");
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
    stack
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
    return handshakes().client();
  }

  /** Believes both authorities. */
  SSLContext clientAlsoOf(Certificates other) {
    return new Handshakes(
            namespace, cluster, List.of(authority.certificate(), other.authority.certificate()))
        .client();
  }

  /** The serial numbers of the certificates that all nodes show now. */
  List<BigInteger> served() {
    List<X509Certificate> shown = handshakes().served(List.of("proxy-0", "target-0", "target-1"));
    assertThat(shown)
        .allSatisfy(
            certificate ->
                assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=demo"));
    return shown.stream().map(X509Certificate::getSerialNumber).toList();
  }

  private Handshakes handshakes() {
    return new Handshakes(namespace, cluster, List.of(authority.certificate()));
  }
}
