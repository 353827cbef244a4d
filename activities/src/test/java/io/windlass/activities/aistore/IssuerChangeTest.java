package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.aistore.objects.CertificateSecrets;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that run get certificates from another place only when the same issuer signs there. */
class IssuerChangeTest {

  private final AIStore ofSecret = Demo.secured();
  private final AIStore ofEachPod = Demo.ofEachPod("ca", "");
  private final AIStore ofOther = Demo.ofEachPod("other", "");
  private FakeApiServer api;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApiServer();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void withoutAChangeNothingIsRead() {
    assertThat(change(ofSecret, ofSecret)).isEmpty();
    assertThat(change(ofEachPod, ofEachPod)).isEmpty();
    assertThat(change(Demo.plain(), Demo.plain())).isEmpty();
    assertThat(api.requests("GET")).isEmpty();
  }

  @Test
  void anotherIssuerIsRefused() {
    assertThat(change(ofEachPod, ofOther).orElseThrow())
        .startsWith(
            "spec.tls asks for certificates of Issuer other, but nodes run with those of Issuer"
                + " ca,")
        .contains("Take the change back");
  }

  @Test
  void theIssuerThatHasMadeTheSecretSignsForPodsToo() {
    secret(Map.of("cert-manager.io/issuer-name", "ca", "cert-manager.io/issuer-kind", "Issuer"));
    assertThat(change(ofSecret, ofEachPod)).isEmpty();
    assertThat(change(ofEachPod, ofSecret)).isEmpty();
    assertThat(change(ofSecret, ofOther)).isPresent();
    assertThat(change(ofOther, ofSecret)).isPresent();
  }

  @Test
  void aSecretOfUnknownOriginIsNotTrusted() {
    secret(Map.of());
    assertThat(change(ofSecret, ofEachPod).orElseThrow())
        .contains("those of a Secret that no issuer of cert-manager has made");
    assertThat(change(ofEachPod, ofSecret)).isPresent();
  }

  @Test
  void nobodyElseHasTheAuthorityOfWindlass() {
    AIStore issued = Demo.issued();
    assertThat(change(ofEachPod, issued).orElseThrow())
        .startsWith(
            "spec.tls asks for certificates of Windlass, but nodes run with those of Issuer ca,");
    assertThat(change(ofSecret, issued).orElseThrow())
        .contains("those of a Secret that no issuer of cert-manager has made");
    assertThat(change(issued, ofEachPod)).isPresent();
    issued.getMetadata().getAnnotations().put(CertificateSecrets.TRUSTED, "0123456789abcdef");
    assertThat(change(issued, issued)).isEmpty();
  }

  @Test
  void aRoleThatRestsBelievesAnybody() {
    StatefulSet resting = nodes(ofEachPod);
    resting.getSpec().setReplicas(0);
    assertThat(new IssuerChange(api.client).of(ofOther, Stream.of(resting))).isEmpty();
  }

  private Optional<String> change(AIStore before, AIStore after) {
    return new IssuerChange(api.client).of(after, Stream.of(nodes(before)));
  }

  private void secret(Map<String, String> annotations) {
    api.put(
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace("ais")
            .withName("demo-certs")
            .withAnnotations(annotations)
            .endMetadata()
            .build());
  }

  private static StatefulSet nodes(AIStore aistore) {
    return Demo.DESIRED.nodes(
        aistore, DaemonRole.TARGET, new DesiredObjects.Shape(1, 0), Both.none());
  }
}
