package io.windlass.activities.aistore.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.activities.aistore.http.AisUnreachable;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.aistore.http.token.Token;
import io.windlass.activities.aistore.http.token.TokenRefused;
import io.windlass.activities.aistore.login.Login.AccountSecret;
import io.windlass.activities.aistore.login.Login.Authorities;
import io.windlass.activities.aistore.login.Login.Method;
import io.windlass.activities.aistore.login.Login.Trusted;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a token is asked for, and with which password, minute by minute. */
class TokensTest {

  private static final Login LOGIN =
      new Login(
          URI.create("https://authn"),
          new Trusted(new Authorities.Usual(), false),
          new Method.Password(
              new AccountSecret("field", "ais", "login", "SU-NAME", "SU-PASS"), Optional.empty()));

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Service service = new Service();
  private final Tokens tokens = new Tokens(LOGIN, service, () -> now);

  /** A Secret, and a service that gives tokens of an hour to who knows its password. */
  private final class Service implements Attempts {
    private String secret = "first";
    private String password = "first";
    private boolean silent;
    private int asked;

    private Token answer(String shown) {
      asked++;
      if (silent) {
        throw new AisUnreachable("silent");
      }
      if (!shown.equals(password)) {
        throw new TokenRefused("wrong password");
      }
      return new Token("token-" + asked, now, now.plus(Duration.ofHours(1)));
    }

    @Override
    public Attempt prepare(Login login) {
      return new Try(this, secret);
    }
  }

  private record Try(Service service, String password) implements Attempt {
    @Override
    public Token make() {
      return service.answer(password);
    }
  }

  private void after(Duration time) {
    now = now.plus(time);
  }

  @Test
  void oneServesUntilShortlyBeforeItsEnd() {
    assertThat(tokens.current()).isEqualTo("token-1");
    after(Duration.ofMinutes(54));
    assertThat(tokens.current()).isEqualTo("token-1");
    after(Duration.ofMinutes(2));
    assertThat(tokens.current()).isEqualTo("token-2");
    assertThat(service.asked).isEqualTo(2);
  }

  @Test
  void anOldOneServesOnWhileThereIsNoNewOne() {
    tokens.current();
    service.silent = true;
    after(Duration.ofMinutes(57));
    assertThat(tokens.current()).isEqualTo("token-1");
    assertThat(tokens.current()).isEqualTo("token-1");
    assertThat(service.asked).as("not asked again at once").isEqualTo(2);
    after(Duration.ofMinutes(4));
    assertThatThrownBy(tokens::current).isInstanceOf(AisUnreachable.class);
    service.silent = false;
    after(Tokens.PAUSE);
    assertThat(tokens.current()).isEqualTo("token-4");
  }

  @Test
  void aPasswordThatIsChangedCountsAtTheNextLogin() {
    tokens.current();
    service.secret = "second";
    service.password = "second";
    assertThat(tokens.current()).isEqualTo("token-1");
    after(Duration.ofMinutes(56));
    assertThat(tokens.current()).isEqualTo("token-2");
  }

  @Test
  void aWrongPasswordIsNotRepeatedAndAMendedOneTriedAtOnce() {
    service.secret = "wrong";
    assertThatThrownBy(tokens::current)
        .isInstanceOf(NotAdmitted.class)
        .hasMessage(
            "https://authn refuses the user and password of Secret login in namespace ais"
                + " (wrong password); put them right in the Secret to go on");
    assertThatThrownBy(tokens::current).isInstanceOf(NotAdmitted.class);
    assertThat(service.asked).isEqualTo(1);
    after(Tokens.PAUSE);
    assertThatThrownBy(tokens::current).isInstanceOf(NotAdmitted.class);
    assertThat(service.asked).isEqualTo(2);
    service.secret = "first";
    assertThat(tokens.current()).isEqualTo("token-3");
  }

  @Test
  void oneThatAClusterRefusesIsGivenUpUnlessItIsNew() {
    String first = tokens.current();
    assertThat(tokens.renews(first)).as("another would be refused too").isFalse();
    assertThat(tokens.current()).isEqualTo(first);
    after(Tokens.PAUSE.plusSeconds(1));
    assertThat(tokens.renews(first)).isTrue();
    assertThat(tokens.current()).isEqualTo("token-2");
    assertThat(tokens.renews(first)).as("somebody else has done it").isTrue();
    assertThat(tokens.current()).isEqualTo("token-2");
  }
}
