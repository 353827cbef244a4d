package io.windlass.starter.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Authority;
import io.windlass.pki.Term;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An authority that was named only just now is not known everywhere. */
class HearsayTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final X509Certificate one = authority();
  private final X509Certificate other = authority();
  private final Hearsay hearsay = new Hearsay(Duration.ofSeconds(10));

  @Test
  void itIsKnownAfterAWhile() {
    assertThat(hearsay.heard(one, true, NOW)).isFalse();
    assertThat(hearsay.heard(one, true, NOW.plusSeconds(9))).isFalse();
    assertThat(hearsay.heard(one, true, NOW.plusSeconds(10))).isTrue();
  }

  @Test
  void whatIsNamedNoLongerBeginsAnew() {
    hearsay.heard(one, true, NOW);

    assertThat(hearsay.heard(one, false, NOW.plusSeconds(10))).isFalse();
    assertThat(hearsay.heard(one, true, NOW.plusSeconds(11))).isFalse();
  }

  @Test
  void thatOfWhatIsServedIsKnown() {
    hearsay.serves(one);

    assertThat(hearsay.authority()).contains(one);
    assertThat(hearsay.heard(one, true, NOW)).isTrue();
    assertThat(hearsay.heard(other, true, NOW)).isFalse();
  }

  private static X509Certificate authority() {
    return Authority.create("Test", Term.of(Duration.ofDays(1), NOW)).certificate();
  }
}
