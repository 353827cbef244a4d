package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Pem;
import io.windlass.pki.UnusablePem;
import io.windlass.testbed.certmanager.CertManager;
import io.windlass.testbed.playground.Command;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters whose certificate cert-manager makes, renews, or does not make yet. */
@SideBySide
class CertManagerScenario {

  private static final String SECRET = "demo-tls";
  private static final List<String> NODES = List.of("proxy-0", "target-0", "target-1");
  private static final List<String> PAIR = List.of("proxy-0", "target-0");

  /**
   * Renewed a quarter of a minute after it was issued, and valid for ten. It names no address of a
   * host, so that clients are sent on by names.
   */
  private static final String OF_EACH_POD =
      """
      tls:
        certificate:
          issuerRef: {name: ca, kind: Issuer}
          mode: csi
          duration: 10m
          renewBefore: 585s
      publicNetDNSMode: Pod
      """;

  private final CertManager certManager = RealStack.certManager();

  @Test
  void servesWhatIsIssuedAndLoadsWhatIsRenewed() {
    Cluster cluster = Cluster.in("cert-manager");
    apply(cluster, "Issuer", "ca");
    String tls = "tls: {certificate: {issuerRef: {name: ca, kind: Issuer}, duration: 720h}}\n";
    cluster.apply(Manifest.of(1, 2).with("  hostNetwork: true\n" + tls)).awaitReady();

    Handshakes handshakes = handshakes(cluster);
    Objects objects = cluster.objects().secured(handshakes.client()).createBucket();
    List<String> written = objects.write(20);
    assertThat(objects.unreachable(written)).isEmpty();
    assertThat(cluster.condition("CertificatesValid").orElseThrow().getStatus()).isEqualTo("True");

    BigInteger before = issued(cluster).getSerialNumber();
    try (PodLives lives = cluster.lives()) {
      certManager.renew(cluster.namespace(), "demo-tls-cert");
      cluster.await(
          "the renewed certificate",
          Cluster.SOON,
          aistore -> {
            X509Certificate renewed = issued(cluster);
            return !renewed.getSerialNumber().equals(before)
                && handshakes.served(NODES).stream().allMatch(renewed::equals)
                && Fingerprint.of(renewed).equals(fingerprint(aistore));
          });
      assertThat(lives.replacements().values()).containsOnly(0);
    }

    cluster.kubectl("delete", "certificates.cert-manager.io", "demo-tls-cert");
    assertThat(Eventually.holds(Cluster.SOON, () -> !certificates(cluster).isEmpty())).isTrue();
    cluster.awaitReady();

    cluster.kubectl("delete", "aistore", "demo", "--timeout=60s");
    assertThat(certificates(cluster)).isEmpty();
  }

  @Test
  void anIssuerThatDoesNotAnswerIsToldAndItsAnswerIsEnough() {
    Cluster cluster = Cluster.in("cert-manager-silent");
    cluster.apply(Manifest.of(1, 1).with("tls: {certificate: {issuerRef: {name: silent}}}\n"));
    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("MissingReference");
    assertThat(stalled.getMessage())
        .contains("has not yet made Secret demo-tls of Certificate demo-tls-cert")
        .contains("it says DoesNotExist: Issuing certificate as Secret does not exist");
    assertThat(cluster.pods("proxy")).isEmpty();

    apply(cluster, "ClusterIssuer", "silent");
    cluster.awaitReady();

    cluster.edit("{\"tls\":{\"certificate\":null,\"secretName\":\"%s\"}}".formatted(SECRET));
    cluster.awaitReady();
    assertThat(Eventually.holds(Cluster.SOON, () -> certificates(cluster).isEmpty())).isTrue();
    assertThat(cluster.kubectl("get", "secret", SECRET, "-o", "name")).isNotEmpty();
  }

  @Test
  void aRefusalIsToldInItsOwnWordsAndAnotherIssuerSignsForSecretAndPods() {
    Cluster cluster = Cluster.in("cert-manager-refused");
    apply(cluster, "Issuer", "strict");
    cluster.kubectl("annotate", "issuer", "strict", CertManager.FAULT + "=name not allowed");
    apply(cluster, "Issuer", "lenient");
    String tls = "tls: {certificate: {issuerRef: {name: strict, kind: Issuer}}}\n";
    cluster.apply(Manifest.of(1, 1).with(tls));
    assertThat(cluster.awaitStalled().getMessage())
        .contains("it says Failed: The certificate request has failed to complete")
        .contains("name not allowed");
    cluster.edit("{\"tls\":{\"certificate\":{\"issuerRef\":{\"name\":\"lenient\"}}}}").awaitReady();

    trust(cluster, "lenient");
    cluster.edit("{\"tls\":{\"certificate\":{\"mode\":\"csi\"}}}").awaitReady();
    assertThat(ofIssuer(cluster, "lenient").served(PAIR))
        .doesNotHaveDuplicates()
        .doesNotContain(issued(cluster));
    assertThat(Eventually.holds(Cluster.SOON, () -> certificates(cluster).isEmpty())).isTrue();

    cluster.edit("{\"tls\":{\"certificate\":{\"mode\":\"secret\"}}}").awaitReady();
    assertThat(handshakes(cluster).served(PAIR)).containsOnly(issued(cluster));
  }

  @Test
  void eachPodHasItsOwnWhenAllIsThereForThat() {
    Cluster cluster = Cluster.in("csi").apply(Manifest.of(1, 2).with(OF_EACH_POD));
    cluster.awaitStalled("MissingReference", "issuerRef (ca): there is no such Issuer");
    assertThat(cluster.pods("proxy")).isEmpty();

    apply(cluster, "Issuer", "ca");
    cluster.awaitStalled("CertificateUnusable", "no authority in WINDLASS_AISTORE_TLS_AUTHORITIES");
    trust(cluster, "ca");
    cluster.awaitReady();

    Handshakes handshakes = ofIssuer(cluster, "ca");
    List<X509Certificate> first = handshakes.served(NODES);
    assertThat(first)
        .doesNotHaveDuplicates()
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=demo-proxy.csi", "CN=demo-target.csi", "CN=demo-target.csi");
    assertThat(cluster.kubectl("get", "secrets,certificates.cert-manager.io", "-o", "name"))
        .isEmpty();
    assertThat(cluster.condition("CertificatesValid").orElseThrow().getMessage())
        .startsWith("The first of the nodes' certificates ends at");

    Objects objects = cluster.objects().secured(handshakes.client()).createBucket();
    List<String> written = objects.write(20);
    try (PodLives lives = cluster.lives()) {
      cluster.await(
          "renewed certificates",
          Cluster.SOON,
          aistore -> handshakes.served(NODES).stream().noneMatch(first::contains));
      assertThat(lives.replacements().values()).containsOnly(0);
    }
    assertThat(objects.unreachable(written)).isEmpty();

    apply(cluster, "Issuer", "other");
    cluster.edit("{\"tls\":{\"certificate\":{\"issuerRef\":{\"name\":\"other\"}}}}");
    cluster.awaitStalled("NotSupported", "nodes run with those of Issuer ca");
  }

  private void trust(Cluster cluster, String issuer) {
    String authority = certManager.authority(cluster.namespace(), issuer);
    RealStack.shared().trust(cluster.namespace() + "-" + issuer, authority);
  }

  private Handshakes ofIssuer(Cluster cluster, String issuer) {
    try {
      String authority = certManager.authority(cluster.namespace(), issuer);
      return new Handshakes(cluster.namespace(), cluster.name(), Pem.certificates(authority));
    } catch (UnusablePem damaged) {
      throw new IllegalStateException(issuer, damaged);
    }
  }

  private static void apply(Cluster cluster, String kind, String name) {
    String yaml =
        "{apiVersion: cert-manager.io/v1, kind: %s, metadata: {name: %s%s}}"
            .formatted(
                kind, name, kind.equals("Issuer") ? ", namespace: " + cluster.namespace() : "");
    Command.Answer answer = cluster.tryApply(yaml);
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
  }

  private static Handshakes handshakes(Cluster cluster) {
    return new Handshakes(
        cluster.namespace(), cluster.name(), List.of(certificate(cluster, "ca.crt")));
  }

  private static X509Certificate issued(Cluster cluster) {
    return certificate(cluster, "tls.crt");
  }

  private static X509Certificate certificate(Cluster cluster, String key) {
    Secret secret =
        RealStack.shared()
            .kubernetes()
            .secrets()
            .inNamespace(cluster.namespace())
            .withName(SECRET)
            .get();
    try {
      return Pem.certificates(Pem.decoded(Base64.getDecoder().decode(secret.getData().get(key))))
          .getFirst();
    } catch (UnusablePem damaged) {
      throw new IllegalStateException(key, damaged);
    }
  }

  private static String certificates(Cluster cluster) {
    return cluster.kubectl("get", "certificates.cert-manager.io", "-o", "name");
  }

  private static String fingerprint(AIStore aistore) {
    CertificateStatus certificate = aistore.getStatus().certificate();
    return certificate == null ? "" : certificate.fingerprint();
  }
}
