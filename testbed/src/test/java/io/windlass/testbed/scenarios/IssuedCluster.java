package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Fingerprint;
import io.windlass.testbed.playground.Command;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** A cluster of two proxies and two targets for which Windlass issues the certificate. */
record IssuedCluster(Cluster cluster) {

  static final List<String> NODES = List.of("proxy-0", "proxy-1", "target-0", "target-1");

  private static final String SECRET = "demo-certs";

  /** Verified if given, so that nodes refuse clients, too. */
  private static final String TLS =
      """
      tls: {secretName: demo-certs}
      publicNetDNSMode: Pod
      configToUpdate: {net: {http: {client_auth_tls: 3}}}
      """;

  /** Applies it, and waits until it is ready. */
  static IssuedCluster ready(Cluster cluster) {
    String yaml =
        Manifest.of(2, 2)
            .with(TLS)
            .yaml(cluster.namespace(), cluster.name())
            .replaceFirst(
                "\nspec:", "\n  annotations: {windlass.io/certificate-issuer: windlass}\nspec:");
    Command.Answer answer = cluster.tryApply(yaml);
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    return new IssuedCluster(cluster.awaitReady());
  }

  /** Clients of it, until they are closed. */
  HandshakeSampler sampler() {
    return new HandshakeSampler(cluster, SECRET, NODES);
  }

  /** Whom the Secret tells to trust now. */
  List<X509Certificate> trusted() {
    try (HandshakeSampler sampler = sampler()) {
      return sampler.trusted();
    }
  }

  void deleteFiles() {
    cluster.kubectl("delete", "secret", SECRET);
  }

  /** What all nodes show to who believes those authorities; names of nodes come and go. */
  X509Certificate shown(List<X509Certificate> authorities) {
    Handshakes handshakes = new Handshakes(cluster.namespace(), cluster.name(), authorities);
    Set<X509Certificate> shown = new HashSet<>();
    assertThat(Eventually.holds(Cluster.SOON, () -> collect(handshakes, shown))).isTrue();
    assertThat(shown).hasSize(1);
    return shown.iterator().next();
  }

  private static boolean collect(Handshakes handshakes, Set<X509Certificate> shown) {
    try {
      return shown.addAll(handshakes.served(NODES));
    } catch (UncheckedIOException failed) {
      if (failed.getCause() instanceof SSLException) {
        throw failed;
      }
      return false;
    }
  }

  /** Waits until the status tells of a certificate, and all is well. */
  void awaitTold(X509Certificate shown) {
    cluster.await(
        "the certificate that is shown",
        Cluster.SOON,
        aistore -> fingerprint(aistore).equals(Fingerprint.of(shown)));
    cluster.awaitReady();
  }

  /** Waits until the status tells of another certificate, and all is well. */
  void awaitAnother(X509Certificate than) {
    cluster.await(
        "another certificate",
        Cluster.LONG,
        aistore -> !Set.of("", Fingerprint.of(than)).contains(fingerprint(aistore)));
    cluster.awaitReady();
  }

  private static String fingerprint(AIStore aistore) {
    return Optional.ofNullable(aistore.getStatus().certificate())
        .map(CertificateStatus::fingerprint)
        .orElse("");
  }
}
