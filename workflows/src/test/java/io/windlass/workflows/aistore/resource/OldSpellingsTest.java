package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.resource.SpecProblem;
import org.junit.jupiter.api.Test;

/** What older guides write means what it meant, and its author hears of the present name. */
class OldSpellingsTest {

  @Test
  void severalTargetsMayShareANode() {
    var aistore = Samples.withSpec("disablePodAntiAffinity: true");

    assertThat(aistore.getSpec().targetSpec().disablePodAntiAffinity()).isTrue();
    assertThat(texts(aistore))
        .containsExactly(
            "spec.disablePodAntiAffinity (set): is deprecated:"
                + " use spec.targetSpec.disablePodAntiAffinity");
  }

  @Test
  void thePresentNameWinsAndTheAuthorIsTold() {
    var aistore =
        Samples.withSpec(
            "{disablePodAntiAffinity: true, targetSpec: {disablePodAntiAffinity: false}}");

    assertThat(aistore.getSpec().targetSpec().disablePodAntiAffinity()).isFalse();
    assertThat(texts(aistore))
        .contains(
            "spec.disablePodAntiAffinity (true): has no effect beside"
                + " spec.targetSpec.disablePodAntiAffinity: remove it");
  }

  @Test
  void disksMayBeSharedByLabel() {
    var aistore =
        Samples.withSpec(
            """
            allowSharedNoDisks: true
            targetSpec: {mounts: [{path: /a, size: 1Gi}, {path: /b, size: 1Gi, label: own}]}
            """);

    assertThat(aistore.getSpec().targetSpec().mounts())
        .extracting(Mount::label)
        .containsExactly("diskless", "own");
    assertThat(texts(aistore))
        .containsExactly(
            "spec.allowSharedNoDisks (set): is deprecated: use spec.targetSpec.mounts[].label");
  }

  @Test
  void switchedOffItChangesNothing() {
    var aistore = Samples.withSpec("{allowSharedNoDisks: false, disablePodAntiAffinity: false}");

    assertThat(aistore.getSpec().targetSpec().mounts().getFirst().label()).isNull();
    assertThat(aistore.getSpec().targetSpec().disablePodAntiAffinity()).isFalse();
  }

  @Test
  void theSecretOfCertificates() {
    var aistore = Samples.withSpec("tlsSecretName: certificates");

    assertThat(aistore.getSpec().tls()).isEqualTo(new Tls("certificates", null));
    assertThat(texts(aistore))
        .containsExactly("spec.tlsSecretName (set): is deprecated: use spec.tls.secretName");
  }

  @Test
  void anotherSecretIsOverruled() {
    var aistore = Samples.withSpec("{tlsSecretName: old, tls: {secretName: present}}");

    assertThat(aistore.getSpec().tls()).isEqualTo(new Tls("present", null));
    assertThat(texts(aistore))
        .contains("spec.tlsSecretName (old): has no effect beside spec.tls: remove it");
  }

  @Test
  void thePathsOfTheGuidesAgreeWithItsSecret() {
    var aistore = Samples.withSpec(https("/var/certs/tls.crt"));

    assertThat(SpecProblems.blocking(aistore)).isEmpty();
    assertThat(texts(aistore))
        .contains(
            "spec.configToUpdate.net.http.server_crt (set): is deprecated:"
                + " use spec.tls, which says where the files are");
  }

  @Test
  void otherPathsDoNot() {
    assertThat(SpecProblems.blocking(Samples.withSpec(https("/etc/my.crt"))))
        .extracting(SpecProblem::path)
        .containsExactly("spec.configToUpdate.net.http.server_crt");
  }

  @Test
  void aResourceWithoutTargetsCanBeRead() {
    assertThat(Samples.read("spec: {disablePodAntiAffinity: true}").getSpec()).isNotNull();
  }

  private static String https(String certificate) {
    return """
        tlsSecretName: certificates
        configToUpdate:
          net: {http: {use_https: true, server_crt: %s, server_key: /var/certs/tls.key}}
        """
        .formatted(certificate);
  }

  private static Iterable<String> texts(AIStore aistore) {
    return SpecProblems.of(aistore).stream().map(SpecProblem::text).toList();
  }
}
