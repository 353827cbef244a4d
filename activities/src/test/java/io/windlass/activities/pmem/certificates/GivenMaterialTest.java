package io.windlass.activities.pmem.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.activities.pmem.certificates.GivenMaterial.Unusable;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.workflows.pmem.resource.CertificateMaterial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a resource gives is judged before anything is written. */
class GivenMaterialTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Authority AUTHORITY = authority();

  private final Pair registry = pair(AUTHORITY, Side.CONTROLLER, DAY);
  private final Pair node = pair(AUTHORITY, Side.NODE, DAY);

  @Test
  void whatFitsIsTaken() throws Unusable {
    DriverMaterial given = GivenMaterial.read(texts(registry, node), NOW);

    assertThat(given.trusted()).containsExactly(AUTHORITY.certificate());
    assertThat(given.shown()).containsOnlyKeys(Side.values());
  }

  @Test
  void anOlderCertificateWithACommonNameAloneWillDo() throws Unusable {
    Identity old = AUTHORITY.issue("pmem-registry", List.of(), validity(DAY));

    assertThat(GivenMaterial.read(texts(pair(old), node), NOW).shown()).hasSize(2);
  }

  @Test
  void anythingMissingIsNamed() {
    assertRefused(texts("", registry, node), "spec.caCert is missing");
    assertRefused(texts(new Pair("", ""), node), "spec.registryCert is missing");
    assertRefused(
        texts(registry, new Pair(node.certificate(), "")), "spec.nodeControllerKey is missing");
  }

  @Test
  void whatIsNoPemIsNamedAndNotShown() {
    assertRefused(
        texts(registry, new Pair(node.certificate(), base64("hush"))), "nodeControllerKey");
    assertRefused(texts(new Pair("%%%", registry.key()), node), "registryCert");
    assertRefused(texts(base64("hush"), registry, node), "caCert");
  }

  @Test
  void anotherAuthorityIsNoticed() {
    assertRefused(
        texts(pair(authority(), Side.CONTROLLER, DAY), node), "registryCert was not signed");
  }

  @Test
  void anEndIsNoticed() {
    assertRefused(
        texts(registry, pair(AUTHORITY, Side.NODE, DAY.negated())),
        "nodeControllerCert is valid from");
  }

  @Test
  void theWrongNameIsNoticed() {
    assertRefused(
        texts(registry, registry), "nodeControllerCert does not speak for pmem-node-controller");
  }

  @Test
  void theWrongKeyIsNoticed() {
    assertRefused(
        texts(new Pair(registry.certificate(), node.key()), node),
        "spec.registryKey is not the key");
  }

  private static void assertRefused(CertificateMaterial texts, String words) {
    assertThatThrownBy(() -> GivenMaterial.read(texts, NOW))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("hush");
  }

  private record Pair(String certificate, String key) {}

  private static CertificateMaterial texts(Pair registry, Pair node) {
    return texts(base64(AUTHORITY.certificateText()), registry, node);
  }

  private static CertificateMaterial texts(String authority, Pair registry, Pair node) {
    return new CertificateMaterial(
        authority, registry.certificate(), registry.key(), node.certificate(), node.key());
  }

  private static Pair pair(Authority authority, Side side, Duration lifetime) {
    return pair(authority.issue(side.peerName(), List.of(side.peerName()), validity(lifetime)));
  }

  private static Pair pair(Identity identity) {
    return new Pair(base64(identity.chainText()), base64(identity.keyText()));
  }

  private static Authority authority() {
    return Authority.create(
        "given", new Validity(NOW.minus(DAY.multipliedBy(9)), NOW.plus(DAY.multipliedBy(9))));
  }

  private static Validity validity(Duration lifetime) {
    return new Validity(NOW.minus(DAY.multipliedBy(2)), NOW.plus(lifetime));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
