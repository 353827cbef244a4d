package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of cert-manager, and when its silence or its answer stands in the way. */
class CertManagerTest {

  private static final String KINDS =
      """
      {"kind":"APIResourceList","groupVersion":"cert-manager.io/v1",
       "resources":[{"name":"certificates","kind":"Certificate","namespaced":true,"verbs":["get"]}]}
      """;

  private static final Validity DAY =
      new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)));

  private final Authority authority = Authority.create("root", DAY);
  private final FakeApiServer server;
  private final CertManager certManager;
  private final AIStore asking = Demo.asking();
  private final AIStore complete =
      Demo.asking("", "status: {conditions: [{type: Created, status: \"True\"}]}\n");

  CertManagerTest() throws IOException {
    server = new FakeApiServer();
    certManager = Demo.certManager(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aKindThatIsNotThereIsToldAtOnce() {
    Stalled<AIStoreStep> told = certManager.problem(asking).orElseThrow();
    assertThat(told.reason()).isEqualTo(Reason.MISSING_REFERENCE);
    assertThat(told.message())
        .isEqualTo(
            "spec.tls.certificate: the kind Certificate of cert-manager.io is not there; install cert-manager, or give spec.tls.secretName");
    assertThat(certManager.problem(Demo.plain())).isEmpty();
  }

  @Test
  void itHasSomeTimeBeforeItsSilenceStalls() {
    install();
    assertThat(certManager.problem(asking)).isEmpty();
    IssuedCertificate live = put(Duration.ZERO, "False");
    assertThat(certManager.problem(asking)).isEmpty();
    assertThat(certManager.delivered(asking, live)).isFalse();

    put(Duration.ofMinutes(1), "False");
    Stalled<AIStoreStep> told = certManager.problem(asking).orElseThrow();
    assertThat(told.reason()).isEqualTo(Reason.MISSING_REFERENCE);
    assertThat(told.message())
        .isEqualTo(
            "spec.tls.certificate: cert-manager has not yet made Secret demo-tls of Certificate demo-tls-cert; it says Why: because. See kubectl describe certificate demo-tls-cert");
  }

  @Test
  void whatItDeliversIsJudgedLikeAnyCertificate() {
    install();
    secret(
        "demo-proxy.ais.svc.invalid",
        "*.demo-proxy.ais.svc.invalid",
        "*.demo-target.ais.svc.invalid");
    IssuedCertificate live = put(Duration.ofMinutes(1), "True");
    assertThat(certManager.problem(asking)).isEmpty();
    assertThat(certManager.delivered(asking, live)).isTrue();

    secret("elsewhere");
    Stalled<AIStoreStep> told = certManager.problem(asking).orElseThrow();
    assertThat(told.reason()).isEqualTo(Reason.CERTIFICATE_UNUSABLE);
    assertThat(told.message())
        .startsWith("spec.tls.certificate (Secret demo-tls): tls.crt has no subject alternative")
        .endsWith("have cert-manager issue another to go on");
  }

  @Test
  void aCorrectionReachesCertManagerFirst() {
    install();
    secret("elsewhere");
    put(Duration.ofMinutes(1), "True");
    assertThat(certManager.problem(asking)).isPresent();
    assertThat(certManager.problem(Demo.asking(", duration: 48h", ""))).isEmpty();
  }

  @Test
  void theSecretOfAnEarlierClusterDoesNotCountUntilItIsCalledReady() {
    install();
    secret(
        "demo-proxy.ais.svc.invalid",
        "*.demo-proxy.ais.svc.invalid",
        "*.demo-target.ais.svc.invalid");
    IssuedCertificate live = put(Duration.ofMinutes(1), "False");
    assertThat(certManager.problem(asking)).isPresent();
    assertThat(certManager.delivered(asking, live)).isFalse();
    assertThat(certManager.problem(complete)).isEmpty();
    assertThat(certManager.delivered(complete, live)).isTrue();
  }

  @Test
  void whatACompleteClusterHasIsToBeUsableAtAnyTime() {
    install();
    secret("elsewhere");
    put(Duration.ZERO, "True");
    assertThat(certManager.problem(complete).orElseThrow().reason())
        .isEqualTo(Reason.CERTIFICATE_UNUSABLE);
    assertThat(certManager.problem(asking)).isEmpty();
  }

  @Test
  void whatIsAskedForFollowsTheSpec() {
    assertThat(certManager.upToDate(Demo.plain())).isTrue();
    assertThat(certManager.upToDate(asking)).isFalse();
    put(Duration.ZERO, "True");
    assertThat(certManager.upToDate(asking)).isTrue();
    assertThat(certManager.upToDate(Demo.asking(", additionalDNSNames: [a.example]", "")))
        .isFalse();
  }

  @Test
  void onlyOursIsLeftOver() {
    put(Duration.ZERO, "True");
    assertThat(certManager.left(asking)).isEmpty();
    assertThat(certManager.left(Demo.secured())).isPresent();
    assertThat(certManager.left(Demo.plain())).isPresent();

    server.put(Demo.foreign(certificate()));
    assertThat(certManager.left(Demo.plain())).isEmpty();
    assertThat(certManager.own(asking)).isEmpty();
  }

  private void install() {
    server.answers("/apis/cert-manager.io/v1", KINDS);
  }

  private IssuedCertificate certificate() {
    return Demo.DESIRED.certificate(asking, List.of()).orElseThrow();
  }

  /** The Certificate as it was applied some time ago, and whether it is called ready. */
  private IssuedCertificate put(Duration age, String ready) {
    IssuedCertificate certificate = certificate();
    Instant time = Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS);
    certificate
        .getMetadata()
        .setManagedFields(
            List.of(
                new ManagedFieldsEntryBuilder()
                    .withManager(ServerSide.FIELD_MANAGER)
                    .withTime(time.toString())
                    .build()));
    certificate.setStatus(
        new IssuedCertificate.Status(
            List.of(
                new ConditionBuilder()
                    .withType("Ready")
                    .withStatus(ready)
                    .withReason("Why")
                    .withMessage("because")
                    .build())));
    server.put(certificate);
    return certManager.live(asking).orElseThrow();
  }

  private void secret(String... names) {
    Identity identity = authority.issue("demo", List.of(names), DAY);
    server.put(
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace("ais")
            .withName("demo-tls")
            .endMetadata()
            .withData(
                Map.of(
                    "tls.crt", ClusterCertificatesTest.encoded(identity.chainText()),
                    "tls.key", ClusterCertificatesTest.encoded(identity.keyText()),
                    "ca.crt", ClusterCertificatesTest.encoded(authority.certificateText())))
            .build());
  }
}
