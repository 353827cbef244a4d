package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.pki.Fingerprint;
import io.windlass.testbed.playground.Command;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters for which Windlass issues the certificates. */
@SideBySide
class RotateCertificatesScenario {

  private static final String SECRET = "demo-certs";

  /** Verified if given, so that nodes refuse clients, too. */
  private static final String TLS =
      """
      tls: {secretName: demo-certs}
      publicNetDNSMode: Pod
      configToUpdate: {net: {http: {client_auth_tls: 3}}}
      """;

  private static final List<String> NODES = List.of("proxy-0", "proxy-1", "target-0", "target-1");

  @TempDir private Path folder;

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  private static Cluster issued(String namespace) {
    Cluster cluster = Cluster.in(namespace);
    String yaml =
        Manifest.of(2, 2)
            .with(TLS)
            .yaml(cluster.namespace(), cluster.name())
            .replaceFirst(
                "\nspec:", "\n  annotations: {windlass.io/certificate-issuer: windlass}\nspec:");
    Command.Answer answer = cluster.tryApply(yaml);
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    return cluster.awaitReady();
  }

  @Test
  void windlassIssuesThemAndAnotherWhenAPersonAsks() {
    Cluster cluster = issued("rotate-leaf");
    try (PodLives lives = cluster.lives();
        HandshakeSampler sampler = new HandshakeSampler(cluster, SECRET, NODES)) {
      X509Certificate first = shown(cluster, sampler.trusted());
      assertThat(fingerprint(cluster)).isEqualTo(Fingerprint.of(first));
      assertThat(cluster.kubectl("get", "pods", "-o", "json")).doesNotContain("demo-authority");

      assertThat(plugin(cluster).succeed("rotate-certificates", "demo", "--wait").output())
          .contains("done: every node shows the certificate");
      X509Certificate second = shown(cluster, sampler.trusted());
      assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());

      assertThat(temporal.succeed(TemporalCli.execution("RotateCertificates", cluster.input())))
          .contains("done: the rotation of certificates");
      X509Certificate third = shown(cluster, sampler.trusted());
      assertThat(third.getSerialNumber()).isNotEqualTo(second.getSerialNumber());

      cluster.kubectl("delete", "secret", SECRET);
      cluster.await(
          "another certificate",
          Cluster.SOON,
          aistore ->
              !certificate(aistore).isEmpty()
                  && !certificate(aistore).equals(Fingerprint.of(third)));
      cluster.awaitReady();
      assertThat(Fingerprint.of(shown(cluster, sampler.trusted()))).isEqualTo(fingerprint(cluster));
      assertThat(lives.replacements().values()).containsOnly(0);
      assertThat(sampler.failures()).isEmpty();
    }
  }

  @Test
  void theAuthorityIsReplacedWithoutAFailedHandshake() {
    Cluster cluster = issued("rotate-authority");
    try (PodLives lives = cluster.lives();
        HandshakeSampler sampler = new HandshakeSampler(cluster, SECRET, NODES)) {
      List<X509Certificate> old = sampler.trusted();
      assertThat(
              temporal.succeed(
                  TemporalCli.execution(
                      "RotateCertificates", cluster.input(), "{\"authority\":true}")))
          .contains("done: the replacement of the authority");
      cluster.awaitReady();

      assertThat(sampler.failures()).isEmpty();
      assertThat(sampler.versions()).isEqualTo(3);
      assertThat(sampler.done()).containsOnlyKeys(NODES);
      List<X509Certificate> now = sampler.trusted();
      assertThat(now).hasSize(1).doesNotContainAnyElementsOf(old);
      assertThat(Fingerprint.of(shown(cluster, now))).isEqualTo(fingerprint(cluster));
      assertThatThrownBy(() -> shown(cluster, old)).isInstanceOf(UncheckedIOException.class);
      assertThat(lives.replacements().values()).containsOnly(2);
      assertThat(cluster.history().getFirst().operation()).isEqualTo("Rotate");
      cluster.assertIdle(RealStack.RESYNC);
    }
  }

  @Test
  void whereSomebodyElseIssuesThemThereIsNoAuthorityToReplace() {
    Cluster cluster = Cluster.in("rotate-none");
    Certificates certificates = Certificates.of(cluster);
    certificates.put(certificates.forAll());
    cluster.apply(Manifest.of(1, 1).with("tls: {secretName: demo-certs}\n")).awaitReady();
    String sentence = "metadata.annotations[windlass.io/certificate-issuer] is not windlass";
    assertThat(
            temporal.fail(
                TemporalCli.execution(
                    "RotateCertificates", cluster.input(), "{\"authority\":true}")))
        .contains(sentence);
    Command.Answer refused = plugin(cluster).run("rotate-certificates", "demo", "--authority");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("has certificates that Windlass does not issue");

    cluster.annotate("windlass.io/certificate-issuer=windlass");
    cluster.annotate("windlass.io/retry=now");
    cluster.awaitStalled("ForeignObject", "Secret demo-certs");
    cluster.annotate("windlass.io/certificate-issuer-");
    cluster.annotate("windlass.io/retry=again").awaitReady();
  }

  /** What all nodes show. */
  private static X509Certificate shown(Cluster cluster, List<X509Certificate> authorities) {
    Set<X509Certificate> shown =
        Set.copyOf(new Handshakes(cluster.namespace(), cluster.name(), authorities).served(NODES));
    assertThat(shown).hasSize(1);
    return shown.iterator().next();
  }

  private static String fingerprint(Cluster cluster) {
    return certificate(cluster.resource().orElseThrow());
  }

  private static String certificate(AIStore aistore) {
    return Optional.ofNullable(aistore.getStatus().certificate())
        .map(CertificateStatus::fingerprint)
        .orElse("");
  }

  private Plugin plugin(Cluster cluster) {
    return new Plugin(cluster, folder, false);
  }
}
