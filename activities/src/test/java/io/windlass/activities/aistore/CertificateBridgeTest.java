package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.certificates.NodeFiles;
import io.windlass.activities.aistore.objects.CertificateSecrets;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.pki.Trust;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.AuthorityChange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between two Secrets of which neither is believed by who has the other, nodes get a bridge. */
class CertificateBridgeTest {

  private static final String PRESENT = "demo-certs";
  private static final String NEXT = "demo-next";
  private static final String BRIDGE = "demo-tls-bridge";

  private final Authority first = authority("first");
  private final Authority second = authority("second");
  private final NodeFiles present = files(first);
  private final NodeFiles next = files(second);
  private FakeApiServer api;
  private CertificateBridge bridge;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApiServer();
    bridge = new CertificateBridge(api.client);
    put(PRESENT, present);
    put(NEXT, next);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static Authority authority(String name) {
    return Authority.create(name, Term.of(Duration.ofDays(9), Instant.now()));
  }

  private static NodeFiles files(Authority authority) {
    Identity shown =
        authority.issue("demo", List.of("a"), Term.of(Duration.ofDays(1), Instant.now()));
    return new NodeFiles(shown, new Trust(List.of(authority.certificate())));
  }

  private void put(String name, NodeFiles files) {
    api.put(secret(name, files));
  }

  private static Secret secret(String name, NodeFiles files) {
    return CertificateSecrets.of(Demo.secured(), name, files.data(), Map.of());
  }

  /** Its nodes were complete once, and run with the present Secret. */
  private static AIStore wanting(String secret) {
    String complete = "status: {conditions: [{type: Created, status: 'True'}]}\n";
    String yaml =
        Serialization.asYaml(Demo.secured()).replaceAll("(?ms)^status:.*?(?=^\\S|\\z)", "");
    return Serialization.unmarshal(yaml.replace(PRESENT, secret) + complete, AIStore.class);
  }

  private AIStore held(String wanted) {
    StatefulSet nodes =
        Demo.DESIRED.nodes(
            Demo.secured(), DaemonRole.TARGET, new DesiredObjects.Shape(1, 0), Both.none());
    return bridge.holding(wanting(wanted), () -> Stream.of(nodes));
  }

  private AuthorityChange change(AIStore aistore, NodeFiles over) {
    put(BRIDGE, over);
    return bridge.change(aistore.with(Map.of(Https.BRIDGED, over.word())));
  }

  @Test
  void whoIsNotBelievedIsNotMountedBeforeThereIsABridge() {
    AIStore aistore = held(NEXT);
    assertThat(new Https(aistore).secret()).contains(PRESENT);
    assertThat(bridge.change(aistore)).isEqualTo(AuthorityChange.PREPARED);
    assertThat(bridge.prepared(aistore).word()).isEqualTo(present.trustingAlso(next).word());
  }

  @Test
  void oneThatTrustsBothIsNotEnoughAsLongAsNodesTrustTheFirstAlone() {
    put(NEXT, next.trustingAlso(present));
    assertThat(new Https(held(NEXT)).secret()).contains(PRESENT);
  }

  @Test
  void anotherOfTheSameAuthorityIsMountedAtOnce() {
    put(NEXT, files(first));
    assertThat(new Https(held(NEXT)).secret()).contains(NEXT);
    assertThat(bridge.change(held(NEXT))).isEqualTo(AuthorityChange.NONE);
  }

  @Test
  void whatIsNotThereYetIsWaitedForAndWhatIsGoneIsNotKept() {
    assertThat(new Https(held("demo-later")).secret()).contains(PRESENT);
    api.client.resource(secret(PRESENT, present)).delete();
    assertThat(new Https(held(NEXT)).secret()).contains(NEXT);
  }

  @Test
  void howFarItHasComeIsReadFromTheSecretsAndTheWord() {
    AIStore aistore = wanting(NEXT);
    NodeFiles both = present.trustingAlso(next);
    assertThat(bridge.change(aistore)).isEqualTo(AuthorityChange.NONE);
    assertThat(change(aistore, present)).isEqualTo(AuthorityChange.PREPARED);
    assertThat(change(aistore, both)).isEqualTo(AuthorityChange.BOTH_TRUSTED);
    assertThat(change(aistore, both.showing(next))).isEqualTo(AuthorityChange.SIGNED_ANEW);
    assertThat(bridge.change(aistore)).isEqualTo(AuthorityChange.ALONE);
    assertThat(both.withoutThoseOf(next).authorities()).containsExactly(first.certificate());
  }

  @Test
  void theSecretOfBeforeNeedsNoNewCertificateAndAThirdOneAnotherAuthority() {
    NodeFiles both = present.trustingAlso(next);
    assertThat(change(wanting(PRESENT), both)).isEqualTo(AuthorityChange.SIGNED_ANEW);
    put("demo-third", files(authority("third")));
    assertThat(change(wanting("demo-third"), both)).isEqualTo(AuthorityChange.PREPARED);
  }

  @Test
  void aBridgeIsWrittenOnce() {
    AIStore aistore = held(NEXT);
    bridge.write(aistore, present);
    assertThat(api.requests("POST")).hasSize(1);
    put(BRIDGE, present);
    bridge.write(aistore, present);
    assertThat(api.requests("PUT")).isEmpty();
    bridge.write(aistore, next);
    assertThat(api.requests("PUT")).hasSize(1);
  }
}
