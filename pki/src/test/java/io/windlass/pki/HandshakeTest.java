package io.windlass.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Handshake.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two sides believe each other, or not, and it is told who does not. */
class HandshakeTest {

  private final Authority authority = Authority.create("root", Issued.YEAR);
  private final Authority other = Authority.create("other", Issued.YEAR);
  private final Party server = party(authority, authority);
  private final Party client = party(authority, authority);

  @Test
  void comesOffWhereEachBelievesTheOther() {
    assertThat(new Handshake(server, client, Issued.NOW).refusal()).isEmpty();
    assertThat(
            new Handshake(party(authority, other), party(other, authority), Issued.NOW).refusal())
        .isEmpty();
  }

  @Test
  void tellsWhoseCertificateIsRefused() {
    assertThat(new Handshake(party(other, authority), client, Issued.NOW).refusal())
        .hasValueSatisfying(refusal -> assertThat(refusal.ofServer()).isTrue());
    assertThat(new Handshake(server, party(other, authority), Issued.NOW).refusal())
        .hasValueSatisfying(refusal -> assertThat(refusal.ofServer()).isFalse());
  }

  @Test
  void judgesAsOfTheGivenTime() {
    Instant late = Issued.NOW.plus(Duration.ofDays(400));
    assertThat(new Handshake(server, client, late).refusal()).isPresent();
  }

  private static Party party(Authority shows, Authority believes) {
    return new Party(Issued.by(shows, "a.example"), new Trust(List.of(believes.certificate())));
  }
}
