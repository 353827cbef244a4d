package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Fingerprint;
import io.windlass.testbed.playground.Command;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  void deleteFiles() {
    cluster.kubectl("delete", "secret", SECRET);
  }

  /** What all nodes show to who believes those authorities. */
  X509Certificate shown(List<X509Certificate> authorities) {
    Handshakes handshakes = new Handshakes(cluster.namespace(), cluster.name(), authorities);
    Set<X509Certificate> shown = Set.copyOf(handshakes.served(NODES));
    assertThat(shown).hasSize(1);
    return shown.iterator().next();
  }

  /** Waits until the status tells of another certificate, and all is well. */
  void awaitAnother(X509Certificate than) {
    cluster.await(
        "another certificate",
        Cluster.LONG,
        aistore -> !Set.of("", Fingerprint.of(than)).contains(fingerprint(aistore)));
    cluster.awaitReady();
  }

  /** What the status tells. */
  String fingerprint() {
    return fingerprint(cluster.resource().orElseThrow());
  }

  private static String fingerprint(AIStore aistore) {
    return Optional.ofNullable(aistore.getStatus().certificate())
        .map(CertificateStatus::fingerprint)
        .orElse("");
  }
}
