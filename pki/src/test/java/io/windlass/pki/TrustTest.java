package io.windlass.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose certificates are believed. */
class TrustTest {

  private final Authority authority = Authority.create("root", Issued.YEAR);
  private final Identity identity = Issued.by(authority, "a.example");

  @Test
  void believesWhatAnAuthorityHasSigned() {
    Authority other = Authority.create("root", Issued.YEAR);
    assertThat(trust(authority).leadsTo(identity.chain(), Issued.NOW)).isTrue();
    assertThat(trust(other).leadsTo(identity.chain(), Issued.NOW)).isFalse();
    assertThat(
            trust(other)
                .with(List.of(authority.certificate()))
                .leadsTo(identity.chain(), Issued.NOW))
        .isTrue();
    assertThat(new Trust(List.of()).leadsTo(identity.chain(), Issued.NOW)).isFalse();
  }

  @Test
  void believesACertificateThatItHolds() {
    assertThat(new Trust(identity.chain()).leadsTo(identity.chain(), Issued.NOW)).isTrue();
    assertThat(
            trust(authority)
                .leadsTo(List.of(identity.certificate(), authority.certificate()), Issued.NOW))
        .isTrue();
  }

  @Test
  void believesNothingBeforeItBeginsOrAfterItEnds() {
    assertThat(trust(authority).leadsTo(identity.chain(), Issued.NOW.minus(Duration.ofDays(2))))
        .isFalse();
    assertThat(trust(authority).leadsTo(identity.chain(), Issued.NOW.plus(Duration.ofDays(366))))
        .isFalse();
  }

  private static Trust trust(Authority authority) {
    return new Trust(List.of(authority.certificate()));
  }
}
