package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.testbed.playground.Command;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that serve HTTPS: Windlass and clients verify who they talk to. */
@SideBySide
class HttpsScenario {

  private static final String TLS = "tls: {secretName: %s}\n".formatted(Certificates.SECRET);

  /** Verified if given: the kubelet, which has none, must come through. */
  private static final String MUTUAL =
      TLS + "configToUpdate: {net: {http: {client_auth_tls: 3}}}\npublicNetDNSMode: Pod\n";

  @TempDir private Path folder;

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @Test
  void comesUpAndIsUpgraded() {
    Cluster cluster = Cluster.in("https");
    Certificates certificates = Certificates.of(cluster);
    certificates.put(certificates.forAll());
    cluster.apply(Manifest.of(1, 2).with(MUTUAL)).awaitReady();
    assertThat(
            cluster.kubectl("get", "aistore", "demo", "-o", "jsonpath={.status.intraClusterURL}"))
        .isEqualTo("https://demo-proxy.https.svc.cluster.local:51080");

    Objects objects = cluster.objects().secured(certificates.client()).createBucket();
    List<String> written = objects.write(40);
    cluster.edit(Upgrade.image(Upgrade.NEW_IMAGE)).awaitReady();
    assertThat(objects.membership().targets()).isEqualTo(2);
    assertThat(objects.unreachable(written)).isEmpty();
  }

  @Test
  void showsARenewedCertificateWithoutARestart() {
    Cluster cluster = Cluster.in("https-renewed");
    Certificates certificates = Certificates.of(cluster);
    certificates.put(certificates.forAll());
    cluster.apply(Manifest.of(1, 2).with(TLS)).awaitReady();
    try (PodLives lives = cluster.lives()) {
      Identity renewed = certificates.put(certificates.forAll());
      BigInteger serial = renewed.certificate().getSerialNumber();
      cluster.await(
          "the renewed certificate",
          Cluster.SOON,
          aistore ->
              certificates.served().stream().allMatch(serial::equals)
                  && Fingerprint.of(renewed.certificate()).equals(fingerprint(aistore)));
      assertThat(lives.replacements().values()).containsOnly(0);
    }
    assertThat(cluster.condition("CertificatesValid").orElseThrow().getStatus()).isEqualTo("True");

    Certificates strangers = Certificates.of(cluster);
    strangers.put(strangers.forAll());
    cluster.awaitStalled("CertificateUnusable", "do not know the authority of the new certificate");
    assertThat(cluster.condition("CertificatesValid").orElseThrow().getStatus()).isEqualTo("False");
  }

  @Test
  void aRenewedCertificateIsLoadedWhenAPersonAsks() {
    Cluster cluster = Cluster.in("https-rotated");
    Certificates certificates = Certificates.of(cluster);
    certificates.put(certificates.forAll());
    cluster.apply(Manifest.of(1, 2).with(TLS)).awaitReady();
    try (PodLives lives = cluster.lives()) {
      Identity renewed = certificates.put(certificates.forAll());
      assertThat(temporal.succeed(rotation(cluster)))
          .contains("done: the rotation of certificates");
      assertThat(certificates.served()).containsOnly(renewed.certificate().getSerialNumber());

      Identity again = certificates.put(certificates.forAll());
      assertThat(plugin(cluster).succeed("rotate-certificates", "demo", "--wait").output())
          .contains("done: every node shows the certificate");
      assertThat(certificates.served()).containsOnly(again.certificate().getSerialNumber());
      assertThat(lives.replacements().values()).containsOnly(0);
    }
    assertNoAuthorityToReplace(cluster);
  }

  /** Only who issues certificates has the key of their authority, and nobody else's are taken. */
  private void assertNoAuthorityToReplace(Cluster cluster) {
    assertThat(
            temporal.fail(
                TemporalCli.execution(
                    "RotateCertificates", cluster.input(), RotateCertificatesScenario.AUTHORITY)))
        .contains("metadata.annotations[windlass.io/certificate-issuer] is not windlass");
    Command.Answer refused = plugin(cluster).run("rotate-certificates", "demo", "--authority");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("has certificates that Windlass does not issue");

    cluster.annotate("windlass.io/certificate-issuer=windlass");
    cluster.annotate("windlass.io/retry=now");
    cluster.awaitStalled("ForeignObject", "Secret demo-certs");
    cluster.edit("{\"tls\":{\"secretName\":\"issued\"}}");
    cluster.awaitStalled(
        "NotSupported", "spec.tls asks for certificates of Windlass, but nodes run");
    cluster.annotate("windlass.io/certificate-issuer-");
    cluster.edit("{\"tls\":{\"secretName\":\"demo-certs\"}}").awaitReady();
  }

  @Test
  void withoutACertificateNoneIsLoaded() {
    Cluster cluster = Cluster.in("https-none").apply(Manifest.of(1, 1)).awaitReady();
    String sentence = "spec.tls.secretName is not set, so there is no certificate to load";
    assertThat(temporal.fail(rotation(cluster))).contains(sentence);
    Command.Answer refused = plugin(cluster).run("rotate-certificates", "demo");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("shows no certificate of a Secret");
    assertThat(annotations(cluster.resource().orElseThrow()))
        .doesNotContainKeys("windlass.io/certificates", "windlass.io/certificates-loaded");

    cluster.annotate("windlass.io/certificates=monday");
    cluster.await(
        "an answer",
        Cluster.SOON,
        aistore -> "monday".equals(annotations(aistore).get("windlass.io/certificates-loaded")));
    cluster.awaitReady();
    assertThat(cluster.kubectl("get", "events.events.k8s.io", "-o", "jsonpath={..note}"))
        .contains(sentence);
  }

  private static String[] rotation(Cluster cluster) {
    return TemporalCli.execution("RotateCertificates", cluster.input());
  }

  private Plugin plugin(Cluster cluster) {
    return new Plugin(cluster, folder, false);
  }

  private static Map<String, String> annotations(AIStore aistore) {
    return aistore.getMetadata().getAnnotations();
  }

  private static String fingerprint(AIStore aistore) {
    CertificateStatus certificate = aistore.getStatus().certificate();
    return certificate == null ? "" : certificate.fingerprint();
  }

  @Test
  void aSecretThatCanNotServeIsToldAndARightOneIsEnough() {
    Cluster cluster = Cluster.in("https-wrong");
    Certificates certificates = Certificates.of(cluster);
    cluster.apply(Manifest.of(1, 1).with(TLS));
    cluster.assertStalled("MissingReference", "demo-certs): there is no such Secret");

    Identity right = certificates.forAll();
    certificates.put(right, certificates.forAll().keyText());
    cluster.awaitStalled("CertificateUnusable", "tls.key is not the key of the certificate");
    certificates.put(certificates.issue("*.elsewhere.svc"));
    cluster.awaitStalled(
        "CertificateUnusable",
        "no subject alternative name for demo-proxy.https-wrong.svc.cluster.local and 2 more");
    assertThat(cluster.pods("proxy")).isEmpty();

    certificates.put(right);
    cluster.awaitReady();

    cluster.edit("{\"configToUpdate\":{\"net\":{\"http\":{\"use_https\":false}}}}");
    cluster.assertStalled("NotSupported", "the spec asks for http");
    cluster.edit("{\"configToUpdate\":null}").awaitReady();
  }
}
