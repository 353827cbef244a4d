package io.windlass.starter.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Identity;
import io.windlass.pki.Pem;
import io.windlass.pki.Term;
import io.windlass.pki.UnusablePem;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two starters and one Secret: they agree, and none serves what the API server can't trust. */
class CertificateKeeperTest {

  private static final Duration LIFETIME = Duration.ofHours(10);
  private static final Duration AUTHORITY_LIFETIME = Duration.ofHours(100);

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final MemoryStore shared = new MemoryStore();
  private final Starter one = new Starter();
  private final Starter other = new Starter();

  private final class Starter {
    private final MemoryStore.View view = shared.new View();
    private final ServedCertificate served = new ServedCertificate();
    private final CertificateKeeper keeper =
        new CertificateKeeper(settings(), view, served, () -> now);

    Starter look() {
      view.refresh();
      keeper.look();
      assertTrusted();
      return this;
    }

    Optional<Identity> serves() {
      return served.present();
    }

    /** The invariant: whoever believes the configuration trusts what is served. */
    private void assertTrusted() {
      assertThat(serves())
          .hasValueSatisfying(
              identity -> {
                assertThat(trusted()).anyMatch(authority -> Renewal.signed(identity, authority));
                assertThat(Term.end(identity.certificate())).isAfter(now);
              });
    }
  }

  @Test
  void whoComesFirstMakesItAndTheOtherServesIt() {
    one.look();
    other.look();

    assertThat(other.serves()).isEqualTo(one.serves());
    assertThat(shared.writes).isOne();
    assertThat(one.keeper.settled()).isTrue();
  }

  @Test
  void whoIsLateLooksAgain() {
    one.look();
    other.keeper.look();
    assertThat(other.serves()).as("has seen no Secret, and may not write").isEmpty();

    other.look();
    assertThat(other.serves()).isEqualTo(one.serves());
    assertThat(shared.writes).isOne();
  }

  @Test
  void aWeekOfRenewalsEndsInAgreement() {
    for (int tick = 0; tick < 7 * 24 * 4; tick++) {
      now = now.plus(Duration.ofMinutes(15));
      Stream.of(one, other).forEach(Starter::look);
      assertThat(trusted()).hasSizeBetween(1, 2);
    }

    assertThat(other.serves()).isEqualTo(one.serves());
    assertThat(shared.writes).isBetween(20, 40);
  }

  @Test
  void aNewAuthorityIsToldAWhileBeforeItIsServed() {
    one.look();
    Optional<Identity> before = one.serves();
    shared.damage(Map.of());

    one.look();
    assertThat(one.serves()).isEqualTo(before);
    assertThat(trusted()).hasSize(2);
    now = now.plusSeconds(10);
    one.look();
    assertThat(one.serves()).isNotEqualTo(before);
  }

  @Test
  void whatAnotherStillServesStaysTrusted() {
    one.look();
    other.look();
    shared.damage(Map.of("ca.crt", "damaged"));

    Starter third = new Starter().look();
    other.look();
    one.look();
    assertThat(third.serves()).isNotEqualTo(one.serves());
    now = now.plusSeconds(10);
    assertThat(one.look().serves()).isEqualTo(third.serves());
  }

  @Test
  void whatTheConfigurationForgetsIsToldAgain() {
    one.look();
    String before = shared.told;
    shared.told = "";

    one.look();
    assertThat(shared.told).isEqualTo(before);
  }

  private List<X509Certificate> trusted() {
    try {
      return Pem.certificates(shared.told);
    } catch (UnusablePem damaged) {
      throw new AssertionError(damaged);
    }
  }

  private static WebhookSettings settings() {
    return new WebhookSettings(
        8443, null, null, "hook", "windlass", "hook", null, LIFETIME, AUTHORITY_LIFETIME);
  }
}
