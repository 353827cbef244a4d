package io.windlass.starter.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Term;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock goes forward; what is due is renewed, and what is served stays trusted. */
class RenewalTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration YEAR = Duration.ofDays(360);
  private static final Renewal RENEWAL = new Renewal(List.of("hook.system.svc"), MONTH, YEAR);

  private final Material first = RENEWAL.of(Optional.empty(), Optional.empty(), NOW);

  @Test
  void nothingChangesWhileAllIsFresh() {
    assertThat(at(first, NOW.plus(Duration.ofDays(19)))).isEqualTo(first);
  }

  @Test
  void theCertificateIsRenewedWhenAThirdIsLeft() {
    Material later = at(first, NOW.plus(Duration.ofDays(20)));

    assertThat(later.server()).isNotEqualTo(first.server());
    assertThat(later.authority()).isEqualTo(first.authority());
    assertThat(later.trusted()).isEqualTo(first.trusted());
    assertThat(Term.end(later.server().certificate())).isEqualTo(NOW.plus(Duration.ofDays(50)));
  }

  @Test
  void bothAuthoritiesAreTrustedWhileOneTakesOver() {
    Instant due = NOW.plus(Duration.ofDays(240));
    Material later = at(first, due);

    assertThat(later.authority()).isNotEqualTo(first.authority());
    assertThat(later.trusted()).containsExactly(authority(later), authority(first));
    assertThat(Renewal.signed(later.server(), authority(later))).isTrue();
    assertThat(at(later, due)).isEqualTo(later);
  }

  @Test
  void anAuthorityThatHasEndedIsNoLongerTrusted() {
    Material later = at(first, NOW.plus(Duration.ofDays(240)));
    Material muchLater = at(later, NOW.plus(Duration.ofDays(361)));

    assertThat(muchLater.trusted()).containsExactly(authority(later));
  }

  @Test
  void anotherNameIsAReason() {
    Renewal more = new Renewal(List.of("hook.system.svc", "127.0.0.1"), MONTH, YEAR);
    Material renewed = more.of(Optional.of(first), Optional.empty(), NOW);

    assertThat(renewed.server()).isNotEqualTo(first.server());
    assertThat(renewed.authority()).isEqualTo(first.authority());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.crt", "ca.key", "tls.crt", "tls.key"})
  void damageMakesEverythingAnewAndWhatIsServedStaysTrusted(String key) {
    Map<String, String> data = new HashMap<>(first.data());
    data.put(key, "damaged");

    assertThat(Material.of(data)).isEmpty();
    Material anew = RENEWAL.of(Material.of(data), Optional.of(authority(first)), NOW);
    assertThat(anew.authority()).isNotEqualTo(first.authority());
    assertThat(anew.trusted()).containsExactly(authority(anew), authority(first));
  }

  @Test
  void aClockThatIsBehindAcceptsIt() {
    assertThat(first.server().certificate().getNotBefore().toInstant())
        .isEqualTo(NOW.minus(Duration.ofHours(1)));
    assertThat(Term.of(Duration.ofSeconds(100), NOW).from()).isEqualTo(NOW.minusSeconds(10));
  }

  @Test
  void aCertificateNeverOutlivesItsAuthority() {
    Renewal greedy = new Renewal(List.of("hook.system.svc"), YEAR.multipliedBy(2), YEAR);
    Material made = greedy.of(Optional.empty(), Optional.empty(), NOW);

    assertThat(Term.end(made.server().certificate())).isEqualTo(Term.end(authority(made)));
  }

  @Test
  void theSecretHoldsIt() {
    assertThat(Material.of(first.data())).contains(first);
  }

  private static Material at(Material stored, Instant now) {
    return RENEWAL.of(Optional.of(stored), Optional.of(authority(stored)), now);
  }

  private static X509Certificate authority(Material material) {
    return material.authority().certificate();
  }
}
