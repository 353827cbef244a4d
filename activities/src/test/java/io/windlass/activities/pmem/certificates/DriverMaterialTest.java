package io.windlass.activities.pmem.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.activities.pmem.certificates.DriverMaterial.Needs;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import io.windlass.workflows.lifecycle.AuthorityChange;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What both sides hold, step by step. */
class DriverMaterialTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration LIFETIME = Duration.ofDays(90);
  private static final Needs NEEDS = needs(NOW);

  private final DriverMaterial first = DriverMaterial.NOTHING.kept(NEEDS);

  @Test
  void bothSidesGetACertificateAtOnce() {
    assertThat(first.trusted()).hasSize(1);
    assertThat(first.shown()).containsOnlyKeys(Side.values());
    assertThat(believes(first, first)).isTrue();
    assertThat(first.change()).isEqualTo(AuthorityChange.SETTLED);
    assertThat(first.authorityDue(NOW)).isFalse();
  }

  @Test
  void whatServesStays() {
    assertThat(first.kept(needs(NOW.plus(LIFETIME.dividedBy(2))))).isEqualTo(first);
  }

  @Test
  void aCertificateThatIsDueIsRenewedByTheSameAuthority() {
    Instant later = NOW.plus(LIFETIME.multipliedBy(9).dividedBy(10));
    assertThat(first.renewalDue(NOW)).isFalse();
    assertThat(first.renewalDue(later)).isTrue();

    DriverMaterial renewed = first.renewed(needs(later), "");

    assertThat(renewed.trusted()).isEqualTo(first.trusted());
    assertThat(renewed.word(Side.NODE)).isNotEqualTo(first.word(Side.NODE));
    assertThat(believes(first, renewed, later)).isTrue();
  }

  @Test
  void forOneRequestCertificatesAreIssuedOnce() {
    DriverMaterial renewed = first.renewed(NEEDS, "monday");

    assertThat(renewed.words()).isNotEqualTo(first.words());
    assertThat(renewed.renewed(NEEDS, "monday")).isEqualTo(renewed);
    assertThat(renewed.renewed(NEEDS, "tuesday").words()).isNotEqualTo(renewed.words());
    assertThat(renewed.renewed(NEEDS, "").issuedFor()).isEqualTo("monday");
    assertThat(renewed.kept(NEEDS)).isEqualTo(renewed);
  }

  @Test
  void anAuthorityIsRevokedOnceForARequest() {
    DriverMaterial revoked = first.revoked(NEEDS, "revoke monday");

    assertThat(revoked.change()).isEqualTo(AuthorityChange.ALONE);
    assertThat(revoked.present()).isEqualTo(first.present());
    assertThat(believes(first, revoked, NOW)).isFalse();
    assertThat(revoked.revoked(NEEDS, "revoke monday")).isEqualTo(revoked);
    assertThat(revoked.kept(NEEDS)).isEqualTo(revoked);
    DriverMaterial again = revoked.retired().revoked(NEEDS, "revoke tuesday");
    assertThat(again.trusted()).doesNotContainAnyElementsOf(revoked.trusted());
    assertThat(first.prepared(NEEDS).revoked(NEEDS, "x").trusted())
        .hasSize(1)
        .doesNotContainAnyElementsOf(first.prepared(NEEDS).trusted());
  }

  @Test
  void anAuthorityIsReplacedInStepsThatBelieveEachOther() {
    DriverMaterial both = first.prepared(NEEDS);
    DriverMaterial signedAnew = both.succeeded(NEEDS);
    DriverMaterial alone = signedAnew.alone();
    DriverMaterial retired = alone.retired();
    List<DriverMaterial> steps = List.of(first, both, signedAnew, alone, retired);

    assertThat(steps)
        .extracting(DriverMaterial::change)
        .containsExactly(
            AuthorityChange.SETTLED,
            AuthorityChange.BOTH_TRUSTED,
            AuthorityChange.SIGNED_ANEW,
            AuthorityChange.ALONE,
            AuthorityChange.SETTLED);
    for (int step = 1; step < steps.size(); step++) {
      assertThat(believes(steps.get(step - 1), steps.get(step))).isTrue();
      assertThat(believes(steps.get(step), steps.get(step - 1))).isTrue();
      assertThat(steps.get(step).kept(NEEDS)).isEqualTo(steps.get(step));
    }
    assertThat(believes(retired, first)).isFalse();
  }

  @Test
  void aStepTakenTwiceIsTakenOnce() {
    DriverMaterial both = first.prepared(NEEDS);
    assertThat(both.prepared(NEEDS)).isEqualTo(both);
    DriverMaterial signedAnew = both.succeeded(NEEDS);
    assertThat(signedAnew.succeeded(NEEDS)).isEqualTo(signedAnew);
  }

  @Test
  void whatIsLostIsPutBackBesideTheRest() {
    Identity node = first.shown().get(Side.NODE);
    DriverMaterial torn =
        new DriverMaterial(
            first.present(), Optional.empty(), first.trusted(), Map.of(Side.NODE, node), "");

    DriverMaterial whole = torn.kept(NEEDS);

    assertThat(whole.shown()).containsEntry(Side.NODE, node).containsKey(Side.CONTROLLER);
    assertThat(whole.trusted()).isEqualTo(first.trusted());
    assertThat(believes(first, whole)).isTrue();
  }

  @Test
  void anAuthorityWhoseKeyIsGoneStaysTrustedBesideANewOne() {
    DriverMaterial keyless =
        new DriverMaterial(Optional.empty(), Optional.empty(), first.trusted(), first.shown(), "");
    assertThat(keyless.authorityDue(NOW)).isTrue();

    DriverMaterial whole = keyless.kept(NEEDS);

    assertThat(whole.shown()).isEqualTo(first.shown());
    assertThat(whole.trusted()).hasSize(2).containsAll(first.trusted());
    assertThat(whole.change()).isEqualTo(AuthorityChange.BOTH_TRUSTED);
  }

  @Test
  void secretsHoldIt() {
    DriverMaterial both = first.renewed(NEEDS, "monday").prepared(NEEDS);
    Map<Side, Secret> sides = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      sides.put(side, secret(MaterialSecrets.data(both, side)));
    }

    DriverMaterial read =
        MaterialSecrets.read(Optional.of(secret(MaterialSecrets.authorities(both))), sides);

    assertThat(read.words()).isEqualTo(both.words());
    assertThat(read.issuedFor()).isEqualTo("monday");
    assertThat(read.change()).isEqualTo(AuthorityChange.BOTH_TRUSTED);
    assertThat(read.kept(NEEDS)).isEqualTo(read);
  }

  @Test
  void noKeyIsTold() {
    assertThat(first.toString()).doesNotContain("PRIVATE", "[B@");
  }

  /** Whether pods with the files of one step believe those with the files of another. */
  private static boolean believes(DriverMaterial believing, DriverMaterial showing) {
    return believes(believing, showing, NOW);
  }

  private static boolean believes(DriverMaterial believing, DriverMaterial showing, Instant at) {
    Trust trust = new Trust(believing.trusted());
    return showing.shown().values().stream().allMatch(shown -> trust.leadsTo(shown.chain(), at));
  }

  private static Secret secret(Map<String, String> data) {
    return new SecretBuilder().withData(data).build();
  }

  private static Needs needs(Instant now) {
    return new Needs("demo", LIFETIME, LIFETIME.multipliedBy(12), now);
  }
}
