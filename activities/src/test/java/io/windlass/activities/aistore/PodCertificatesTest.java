package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.storage.CSIDriverBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.certificates.ClusterCertificates;
import io.windlass.activities.aistore.certificates.Lifetimes;
import io.windlass.activities.aistore.certificates.TlsSettings;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the way of certificates that only pods see. */
class PodCertificatesTest {

  private static final Validity DAY =
      new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)));

  private final AIStore aistore = Demo.ofEachPod("ca", "");
  private FakeApiServer api;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApiServer();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void whoDoesNotAskTheDriverNeedsNothingOfIt() {
    assertThat(pods().problem(Demo.plain())).isEmpty();
    assertThat(pods().problem(Demo.asking())).isEmpty();
    assertThat(api.requests("GET")).isEmpty();
  }

  @Test
  void aDriverThatIsNotThereIsToldFirst() {
    Stalled<AIStoreStep> told = pods().problem(aistore).orElseThrow();
    assertThat(told.reason()).isEqualTo(Reason.MISSING_REFERENCE);
    assertThat(told.message())
        .isEqualTo(
            "spec.tls.certificate.mode (csi): there is no CSIDriver csi.cert-manager.io; install"
                + " the CSI driver of cert-manager, or use mode secret");
  }

  @Test
  void soIsAnIssuerThatIsNotThere() {
    driver();
    assertThat(message())
        .isEqualTo(
            "spec.tls.certificate.issuerRef (ca): there is no such Issuer; create it, or name"
                + " another one");
    issuer("spec: {ca: {secretName: root}}");
    assertThat(pods().problem(aistore)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'spec: {selfSigned: {}}' | the issuer is selfSigned
          'spec: {acme: {}}' | gives no ca.crt
          'status: {conditions: [{type: Ready, status: "False", message: no such Secret}]}' | is not ready: no such Secret;
          """)
  void anIssuerThatCanNotSignForPodsIsRefused(String issuer, String words) {
    driver();
    issuer(issuer);
    assertThat(message()).contains("issuerRef (ca): ").contains(words);
  }

  @Test
  void nodesThatBelieveAnybodyMayHaveAnAuthorityEach() {
    driver();
    issuer("spec: {selfSigned: {}}");
    String careless = "  configToUpdate: {net: {http: {skip_verify: true}}}\n";
    assertThat(pods().problem(Demo.ofEachPod("ca", careless))).isEmpty();
  }

  @Test
  void withoutAnAuthorityOfTheWorkerNobodyIsVerified() {
    Stalled<AIStoreStep> told = certificates(Optional.empty()).problem(aistore).orElseThrow();
    assertThat(told.reason()).isEqualTo(Reason.CERTIFICATE_UNUSABLE);
    assertThat(told.message())
        .contains("WINDLASS_AISTORE_TLS_AUTHORITIES, which is not set")
        .contains("spec.operatorSkipVerifyCrt");
    assertThat(certificates(Optional.of(directory)).problem(aistore).orElseThrow().message())
        .contains("where there is no certificate that can be read");
    AIStore careless = Demo.ofEachPod("ca", "  operatorSkipVerifyCrt: true\n");
    assertThat(certificates(Optional.empty()).problem(careless)).isEmpty();
    AIStore plain = Demo.ofEachPod("ca", "  configToUpdate: {net: {http: {use_https: false}}}\n");
    assertThat(certificates(Optional.empty()).problem(plain)).isEmpty();
  }

  @Test
  void withOneItDecides() throws IOException {
    Authority authority = Authority.create("root", DAY);
    Files.writeString(directory.resolve("ca.pem"), authority.certificateText());
    ClusterCertificates certificates = certificates(Optional.of(directory));
    assertThat(certificates.problem(aistore)).isEmpty();
    assertThat(certificates.material(aistore).orElseThrow().trust().authorities())
        .containsExactly(authority.certificate());

    var ours = authority.issue("demo", List.of(), DAY).chain();
    var theirs = Authority.create("other", DAY).issue("demo", List.of(), DAY).chain();
    assertThat(certificates.verified(aistore, ours)).contains(true);
    assertThat(certificates.verified(aistore, theirs)).contains(false);
    assertThat(
            certificates.believed(aistore, ours, authority.issue("next", List.of(), DAY).chain()))
        .isTrue();
    assertThat(certificates.believed(aistore, ours, theirs)).isFalse();
  }

  private String message() {
    return pods().problem(aistore).orElseThrow().message();
  }

  private PodCertificates pods() {
    return new PodCertificates(api.client, certificates(Optional.empty()));
  }

  private ClusterCertificates certificates(Optional<Path> authorities) {
    return new ClusterCertificates(
        api.client,
        "invalid",
        new TlsSettings(authorities, false, Optional.empty(), false, Lifetimes.DEFAULT));
  }

  private void driver() {
    api.put(
        new CSIDriverBuilder()
            .withNewMetadata()
            .withName("csi.cert-manager.io")
            .endMetadata()
            .build());
  }

  private void issuer(String fields) {
    String yaml = "apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: {name: ca}\n" + fields;
    GenericKubernetesResource issuer =
        Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    api.answers("/apis/cert-manager.io/v1/namespaces/ais/issuers/ca", Serialization.asJson(issuer));
  }
}
