package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.activities.aistore.certificates.Lifetimes;
import io.windlass.activities.aistore.certificates.OwnMaterial;
import io.windlass.activities.aistore.certificates.OwnMaterial.Needs;
import io.windlass.activities.aistore.certificates.OwnSecrets;
import io.windlass.activities.aistore.certificates.TrustedAuthorities;
import io.windlass.activities.aistore.objects.CertificateSecrets;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.AuthorityChange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnCertificatesTest {

  private final AIStore aistore = Demo.issued();
  private FakeApiServer server;
  private OwnCertificates own;

  @BeforeEach
  void start() throws IOException {
    server = new FakeApiServer();
    own = Demo.own(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Needs needs() {
    List<String> hosts = Demo.DESIRED.certificateHosts(aistore, List.of());
    return new Needs("demo", hosts, "", Lifetimes.DEFAULT, Instant.now());
  }

  private OwnMaterial made() {
    return OwnSecrets.read(Optional.empty(), Optional.empty()).kept(needs());
  }

  private Secret authorities(OwnMaterial material) {
    return CertificateSecrets.of(
        aistore, "demo-authority", OwnSecrets.authorities(material), Map.of());
  }

  private Secret files(OwnMaterial material) {
    return CertificateSecrets.of(
        aistore,
        "demo-certs",
        OwnSecrets.files(material),
        Map.of(CertificateSecrets.ISSUED_FOR, material.issuedFor()));
  }

  private void hold(OwnMaterial material) {
    server.put(authorities(material));
    server.put(files(material));
    aistore
        .getMetadata()
        .getAnnotations()
        .put(CertificateSecrets.TRUSTED, TrustedAuthorities.word(material.trusted()));
  }

  @Test
  void whatIsAbsentIsADifference() {
    assertThat(own.standing(aistore).kept()).isFalse();
    assertThat(own.standing(aistore).change()).isEqualTo(AuthorityChange.SETTLED);
    assertThat(own.problem(aistore)).isEmpty();
  }

  @Test
  void whatIsAsItIsToBeIsNotWritten() {
    hold(made());
    assertThat(own.standing(aistore).kept()).isTrue();
    own.keep(aistore);
    assertThat(server.requests("POST")).isEmpty();
    assertThat(server.requests("PUT")).isEmpty();
    assertThat(server.requests("PATCH")).isEmpty();
  }

  @Test
  void whomNodesAreToTrustIsToldByTheResource() {
    hold(made());
    aistore.getMetadata().getAnnotations().remove(CertificateSecrets.TRUSTED);
    assertThat(own.standing(aistore).kept()).isFalse();
  }

  @Test
  void howFarItHasComeIsReadFromBoth() {
    hold(made().prepared(needs()));
    assertThat(own.standing(aistore).change()).isEqualTo(AuthorityChange.BOTH_TRUSTED);
    assertThat(own.standing(Demo.secured()).change()).isEqualTo(AuthorityChange.NONE);
  }

  @Test
  void aStrangersSecretIsToldAndLeftAlone() {
    Secret strangers =
        new SecretBuilder(files(made())).editMetadata().withOwnerReferences().endMetadata().build();
    server.put(strangers);
    assertThat(own.standing(aistore).stranger()).isPresent();
    assertThatThrownBy(() -> own.keep(aistore)).hasMessageContaining("Secret demo-certs");
    assertThat(server.requests("PUT")).isEmpty();
  }

  @Test
  void withoutTheAnnotationNothingIsAskedFor() {
    assertThat(own.standing(Demo.secured()))
        .isEqualTo(new OwnCertificates.Standing(true, Optional.empty(), AuthorityChange.NONE));
  }
}
