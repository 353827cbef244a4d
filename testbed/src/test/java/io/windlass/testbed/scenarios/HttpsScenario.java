package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.pki.Identity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters that serve HTTPS: Windlass and clients verify who they talk to. */
@SideBySide
class HttpsScenario {

  private static final String TLS = "tls: {secretName: %s}\n".formatted(Certificates.SECRET);

  /** Verified if given: the kubelet, which has none, must come through. */
  private static final String MUTUAL =
      TLS + "configToUpdate: {net: {http: {client_auth_tls: 3}}}\n";

  @Test
  void comesUpAndIsUpgraded() {
    Cluster cluster = Cluster.in("https");
    Certificates certificates = new Certificates(cluster);
    certificates.put(certificates.forAll());
    cluster.apply(Manifest.of(1, 2).with(MUTUAL)).awaitReady();
    assertThat(cluster.kubectl("get", "aistore", "demo", "-o", "jsonpath={.status.intraClusterURL}"))
        .isEqualTo("https://demo-proxy.https.svc.cluster.local:51080");

    Objects objects = cluster.objects().secured(certificates.client()).createBucket();
    List<String> written = objects.write(40);
    cluster.edit(Upgrade.image(Upgrade.NEW_IMAGE)).awaitReady();
    assertThat(objects.membership().targets()).isEqualTo(2);
    assertThat(objects.unreachable(written)).isEmpty();
  }

  @Test
  void aSecretThatCanNotServeIsToldAndARightOneIsEnough() {
    Cluster cluster = Cluster.in("https-wrong");
    Certificates certificates = new Certificates(cluster);
    cluster.apply(Manifest.of(1, 1).with(TLS));
    assertStalled(cluster, "MissingReference", "demo-certs): there is no such Secret");

    Identity right = certificates.forAll();
    certificates.put(right, certificates.forAll().keyText());
    awaitTold(cluster, "CertificateUnusable", "tls.key is not the key of the certificate");
    certificates.put(certificates.issue("*.elsewhere.svc"));
    awaitTold(
        cluster,
        "CertificateUnusable",
        "no subject alternative name for demo-proxy.https-wrong.svc.cluster.local and 3 more");
    assertThat(cluster.pods("proxy")).isEmpty();

    certificates.put(right);
    cluster.awaitReady();

    cluster.edit("{\"configToUpdate\":{\"net\":{\"http\":{\"use_https\":false}}}}");
    assertStalled(cluster, "NotSupported", "the spec asks for http");
    cluster.edit("{\"configToUpdate\":null}").awaitReady();
  }

  private static void assertStalled(Cluster cluster, String reason, String words) {
    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo(reason);
    assertThat(stalled.getMessage()).contains(words);
  }

  /** It is stalled all the time; what it says changes. */
  private static void awaitTold(Cluster cluster, String reason, String words) {
    cluster.await(
        words,
        Cluster.SOON,
        aistore ->
            aistore
                .getStatus()
                .condition("Stalled")
                .filter(stalled -> reason.equals(stalled.getReason()))
                .filter(stalled -> stalled.getMessage().contains(words))
                .isPresent());
  }
}
