package io.windlass.activities.aistore.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.activities.aistore.certificates.OwnMaterial.Needs;
import io.windlass.activities.aistore.objects.CertificateSecrets;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.pki.Trust;
import io.windlass.workflows.lifecycle.AuthorityChange;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnMaterialTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final List<String> HOSTS = List.of("demo-proxy.ais.svc", "10.0.0.1");

  private static Needs needs(String recorded, List<String> hosts, Instant now) {
    return new Needs("demo", hosts, recorded, Lifetimes.DEFAULT, now);
  }

  private static Needs needs(String recorded) {
    return needs(recorded, HOSTS, NOW);
  }

  private static OwnMaterial made() {
    return OwnMaterial.NOTHING.kept(needs(""));
  }

  private static OwnMaterial without(OwnMaterial held, boolean authorities) {
    return authorities
        ? new OwnMaterial(
            Optional.empty(), Optional.empty(), held.trusted(), held.server(), held.issuedFor())
        : new OwnMaterial(
            held.present(), held.successor(), List.of(), Optional.empty(), held.issuedFor());
  }

  private static String word(OwnMaterial held) {
    return TrustedAuthorities.word(held.trusted());
  }

  private static void assertServes(OwnMaterial held) {
    Identity server = held.server().orElseThrow();
    assertThat(new Trust(held.trusted()).leadsTo(server.chain(), NOW)).isTrue();
  }

  private static X509Certificate leaf(OwnMaterial held) {
    return held.server().orElseThrow().certificate();
  }

  @Test
  void whatIsMadeServesAndIsKept() {
    OwnMaterial made = made();
    assertServes(made);
    assertThat(made.change(word(made))).isEqualTo(AuthorityChange.SETTLED);
    assertThat(made.kept(needs(word(made)))).isEqualTo(made);
    assertThat(made.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void isBackDatedAndEnds() {
    X509Certificate leaf = leaf(made());
    assertThat(leaf.getNotBefore()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    assertThat(leaf.getNotAfter()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThat(leaf.getPublicKey().getAlgorithm()).isEqualTo("EC");
    assertThat(leaf.getSerialNumber().bitLength()).isGreaterThan(64);
  }

  @Test
  void otherNamesNeedAnotherCertificateOfTheSameAuthority() {
    OwnMaterial made = made();
    OwnMaterial named = made.kept(needs(word(made), List.of("other.ais.svc"), NOW));
    assertThat(leaf(named)).isNotEqualTo(leaf(made));
    assertThat(named.present()).isEqualTo(made.present());
    assertServes(named);
  }

  @Test
  void isIssuedOnceForEachRequest() {
    OwnMaterial first = made().renewed(needs(""), "monday");
    assertThat(first.renewed(needs(word(first)), "monday")).isEqualTo(first);
    assertThat(leaf(first.renewed(needs(word(first)), "tuesday"))).isNotEqualTo(leaf(first));
  }

  @Test
  void theSecondAuthorityTakesThePlaceOfTheFirst() {
    OwnMaterial made = made();
    OwnMaterial both = made.prepared(needs(word(made)));
    assertThat(both.change(word(made))).isEqualTo(AuthorityChange.PREPARED);
    assertThat(both.change(word(both))).isEqualTo(AuthorityChange.BOTH_TRUSTED);
    assertThat(leaf(both)).isEqualTo(leaf(made));
    assertThat(both.prepared(needs(word(both)))).isEqualTo(both);

    OwnMaterial signed = both.succeeded(needs(word(both)));
    assertThat(signed.change(word(signed))).isEqualTo(AuthorityChange.SIGNED_ANEW);
    assertThat(signed.succeeded(needs(word(signed)))).isEqualTo(signed);
    assertServes(signed);

    OwnMaterial alone = signed.alone();
    assertThat(alone.change(word(alone))).isEqualTo(AuthorityChange.ALONE);
    assertServes(alone);
    OwnMaterial retired = alone.retired();
    assertThat(retired.change(word(retired))).isEqualTo(AuthorityChange.SETTLED);
    assertThat(retired.kept(needs(word(retired)))).isEqualTo(retired);
    assertThat(retired.trusted()).doesNotContainAnyElementsOf(made.trusted());
  }

  @Test
  void revokedNothingIsLeftOfWhatThereWas() {
    OwnMaterial made = made();
    OwnMaterial half = made.prepared(needs(word(made)));
    OwnMaterial revoked = half.revoked(needs(word(half)));
    assertServes(revoked);
    assertThat(revoked.trusted()).hasSize(1).doesNotContainAnyElementsOf(half.trusted());
    assertThat(revoked.change(word(revoked))).isEqualTo(AuthorityChange.SETTLED);
    assertThat(revoked.kept(needs(word(revoked)))).isEqualTo(revoked);
  }

  @Test
  void noTwoAuthoritiesHaveTheSameName() {
    OwnMaterial both = made().prepared(needs("", HOSTS, NOW.plusSeconds(1)));
    assertThat(both.trusted().stream().map(X509Certificate::getSubjectX500Principal))
        .doesNotHaveDuplicates();
  }

  @Test
  void filesThatAreGoneAreMadeAgainAsNodesWereStartedLast() {
    OwnMaterial made = made();
    OwnMaterial again = without(made, false).kept(needs(word(made)));
    assertThat(again.trusted()).isEqualTo(made.trusted());
    assertServes(again);

    OwnMaterial both = made.prepared(needs(word(made)));
    OwnMaterial bothAgain = without(both, false).kept(needs(word(both)));
    assertThat(bothAgain.trusted()).isEqualTo(both.trusted());
    assertThat(bothAgain.change(word(both))).isEqualTo(AuthorityChange.BOTH_TRUSTED);

    OwnMaterial alone = both.succeeded(needs(word(both))).alone();
    OwnMaterial aloneAgain = without(alone, false).kept(needs(word(alone)));
    assertThat(aloneAgain.trusted()).isEqualTo(alone.trusted());
    assertServes(aloneAgain);
  }

  @Test
  void anAuthorityWhoseKeyIsGoneStaysTrustedUntilASecondOneIs() {
    OwnMaterial made = made();
    OwnMaterial lost = without(made, true);
    assertThat(lost.lost()).isFalse();
    OwnMaterial found = lost.kept(needs(word(made)));
    assertThat(found.trusted()).containsAll(made.trusted()).hasSize(2);
    assertThat(found.server()).isEqualTo(made.server());
    assertThat(found.change(word(found))).isEqualTo(AuthorityChange.BOTH_TRUSTED);
    assertThat(found.kept(needs(word(found)))).isEqualTo(found);
    assertThat(without(without(made, true), false).lost()).isTrue();
  }

  @Test
  void anAuthorityThatHasEndedIsReplacedOnce() {
    OwnMaterial made = made();
    Needs later = needs(word(made), HOSTS, NOW.plus(Duration.ofDays(4 * 365L)));
    OwnMaterial replaced = made.kept(later);
    assertThat(replaced.trusted()).doesNotContainAnyElementsOf(made.trusted());
    assertThat(replaced.kept(later)).isEqualTo(replaced);
  }

  @Test
  void whatSomebodyPutInThePlaceOfTheFilesIsReplaced() {
    OwnMaterial made = made();
    Authority stranger = Authority.create("stranger", Term.of(Duration.ofDays(9), NOW));
    Identity shown = stranger.issue("demo", HOSTS, Term.of(Duration.ofDays(1), NOW));
    OwnMaterial changed =
        new OwnMaterial(
            made.present(),
            Optional.empty(),
            List.of(stranger.certificate()),
            Optional.of(shown),
            "");
    OwnMaterial right = changed.kept(needs(word(made)));
    assertThat(right.trusted()).isEqualTo(made.trusted());
    assertServes(right);
  }

  @Test
  void secretsHoldAllOfIt() {
    OwnMaterial held = made().renewed(needs(""), "monday").prepared(needs(""));
    Secret authorities = secret(OwnSecrets.authorities(held), Map.of());
    Secret files =
        secret(OwnSecrets.files(held), Map.of(CertificateSecrets.ISSUED_FOR, held.issuedFor()));
    assertThat(OwnSecrets.read(Optional.of(authorities), Optional.of(files))).isEqualTo(held);
    assertThat(files.getData()).containsOnlyKeys("ca.crt", "tls.crt", "tls.key");
    assertThat(OwnSecrets.read(Optional.empty(), Optional.empty())).isEqualTo(OwnMaterial.NOTHING);
  }

  private static Secret secret(Map<String, String> data, Map<String, String> annotations) {
    return new SecretBuilder()
        .withNewMetadata()
        .withAnnotations(annotations)
        .endMetadata()
        .withData(data)
        .build();
  }

  @Test
  void isDueSomeTimeAfterTwoThirdsOfItsLife() {
    X509Certificate leaf = leaf(made());
    Duration life = Duration.between(leaf.getNotBefore().toInstant(), Term.end(leaf));
    Instant third = leaf.getNotBefore().toInstant().plus(life.multipliedBy(2).dividedBy(3));
    assertThat(Term.due(leaf, third.minusSeconds(1))).isFalse();
    assertThat(Term.due(leaf, third.plus(life.dividedBy(12)))).isTrue();
  }
}
