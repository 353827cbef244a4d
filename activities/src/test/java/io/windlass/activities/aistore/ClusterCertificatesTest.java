package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.activities.aistore.certificates.ClusterCertificates;
import io.windlass.activities.aistore.certificates.Lifetimes;
import io.windlass.activities.aistore.certificates.TlsSettings;
import io.windlass.activities.aistore.http.TlsMaterial;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the Secret that a resource names, and of the files of the installation. */
class ClusterCertificatesTest {

  private static final Validity DAY =
      new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)));
  private static final List<String> ALL =
      List.of(
          "demo-proxy.ais.svc.invalid",
          "*.demo-proxy.ais.svc.invalid",
          "demo-target.ais.svc.invalid",
          "*.demo-target.ais.svc.invalid");

  private final Authority authority = Authority.create("root", DAY);
  private final Authority installation = Authority.create("installation", DAY);
  private final AIStore secured = Demo.secured();
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
  void plainHttpNeedsNothing() {
    assertThat(certificates(TlsSettings.DEFAULT).problem(Demo.plain())).isEmpty();
    assertThat(certificates(TlsSettings.DEFAULT).material(Demo.plain())).isEmpty();
    assertThat(api.requests("GET")).isEmpty();
  }

  @Test
  void aMissingSecretIsNamed() {
    Stalled<AIStoreStep> told = problem();
    assertThat(told.reason()).isEqualTo(Reason.MISSING_REFERENCE);
    assertThat(told.message())
        .isEqualTo(
            "spec.tls.secretName (demo-certs): there is no such Secret in namespace ais; create it"
                + " to go on");
  }

  @Test
  void oneThatCanNotServeIsToldWithoutItsContent() {
    Identity identity = authority.issue("demo", List.of("elsewhere"), DAY);
    put(identity);
    Stalled<AIStoreStep> told = problem();
    assertThat(told.reason()).isEqualTo(Reason.CERTIFICATE_UNUSABLE);
    assertThat(told.message())
        .startsWith("spec.tls.secretName (demo-certs): tls.crt has no subject alternative name for")
        .doesNotContain("PRIVATE", identity.keyText());
  }

  @Test
  void aGoodOneIsTrustedTogetherWithTheInstallations() throws IOException {
    Identity identity = authority.issue("demo", ALL, DAY);
    put(identity);
    Path bundle = Files.writeString(directory.resolve("ca.crt"), installation.certificateText());
    TlsSettings settings =
        new TlsSettings(Optional.of(bundle), false, Optional.empty(), false, Lifetimes.DEFAULT);

    assertThat(certificates(settings).problem(secured)).isEmpty();
    TlsMaterial material = certificates(settings).material(secured).orElseThrow();
    assertThat(material.trust().authorities())
        .containsExactly(authority.certificate(), installation.certificate());
    assertThat(material.anybody()).isFalse();
    assertThat(certificates(settings).status(secured).orElseThrow().fingerprint())
        .isEqualTo(Fingerprint.of(identity.certificate()));
  }

  @Test
  void theSpecDecidesAboutTrustBeforeTheInstallation() {
    TlsSettings trusting =
        new TlsSettings(Optional.empty(), true, Optional.empty(), false, Lifetimes.DEFAULT);
    assertThat(certificates(trusting).material(secured).orElseThrow().anybody()).isTrue();
    assertThat(certificates(trusting).material(Demo.verified()).orElseThrow().anybody()).isFalse();
  }

  @Test
  void nodesBelieveWhatTheirAuthorityHasSigned() {
    Identity shown = authority.issue("demo", ALL, DAY);
    Identity renewed = authority.issue("demo", ALL, DAY);
    put(renewed);
    ClusterCertificates certificates = certificates(TlsSettings.DEFAULT);
    assertThat(certificates.believed(secured, shown.certificate(), renewed)).isTrue();
    Identity strangers = installation.issue("demo", ALL, DAY);
    assertThat(certificates.believed(secured, strangers.certificate(), renewed)).isFalse();
  }

  private Stalled<AIStoreStep> problem() {
    return certificates(TlsSettings.DEFAULT).problem(secured).orElseThrow();
  }

  private ClusterCertificates certificates(TlsSettings settings) {
    return new ClusterCertificates(api.client, "invalid", settings);
  }

  private void put(Identity identity) {
    api.put(
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace("ais")
            .withName("demo-certs")
            .endMetadata()
            .withData(
                Map.of(
                    "tls.crt", encoded(identity.chainText()),
                    "tls.key", encoded(identity.keyText()),
                    "ca.crt", encoded(authority.certificateText())))
            .build());
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
