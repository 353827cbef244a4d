package io.windlass.activities.aistore.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When another certificate is due, and how often it is looked for. */
class RenewalTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final X509Certificate NINETY_HOURS =
      Authority.create("root", new Validity(BEGIN, BEGIN.plus(Duration.ofHours(900))))
          .issue("demo", List.of(), new Validity(BEGIN, BEGIN.plus(Duration.ofHours(90))))
          .certificate();

  @Test
  void isDueInTheLastThirdOrAsAskedFor() {
    assertThat(due(Optional.empty())).isEqualTo(BEGIN.plus(Duration.ofHours(60)));
    assertThat(due(Optional.of(Duration.ofHours(10)))).isEqualTo(BEGIN.plus(Duration.ofHours(80)));
  }

  @Test
  void whatIsLongerThanItsLifeCountsForNothing() {
    assertThat(due(Optional.of(Duration.ofHours(90)))).isEqualTo(BEGIN.plus(Duration.ofHours(60)));
    assertThat(due(Optional.of(Duration.ZERO))).isEqualTo(BEGIN.plus(Duration.ofHours(60)));
  }

  @Test
  void isLookedForAgainInTenthsOfWhatIsLeft() {
    Renewal renewal = Renewal.of(NINETY_HOURS, Optional.of(Duration.ofHours(10)));
    assertThat(renewal.looks(renewal.due().minusSeconds(1))).isZero();
    assertThat(renewal.looks(renewal.due())).isEqualTo(1);
    assertThat(renewal.looks(renewal.due().plus(Duration.ofMinutes(59)))).isEqualTo(1);
    assertThat(renewal.looks(renewal.due().plus(Duration.ofMinutes(60)))).isEqualTo(2);
  }

  private static Instant due(Optional<Duration> asked) {
    return Renewal.of(NINETY_HOURS, asked).due();
  }
}
