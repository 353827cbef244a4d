package io.windlass.activities.aistore.http.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.activities.aistore.http.AisUnreachable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What services are asked, and what is made of their answers. */
class TokenServiceTest {

  private static final Account ACCOUNT = new Account("an admin", "p&ss=word");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String NATIVE = "/v1/users/an%20admin";

  private FakeService service;

  @BeforeEach
  void start() throws IOException {
    service = new FakeService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void authnIsAskedForALimitedTime() {
    Instant end = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 600);
    service.answers(NATIVE, 200, "{\"token\": \"%s\"}".formatted(jwt(end)));

    Token token = service.client().login(ACCOUNT, HOUR);

    assertThat(token.value()).isEqualTo(jwt(end));
    assertThat(token.end()).as("the token tells it").isEqualTo(end);
    assertThat(service.heard())
        .containsExactly(
            NATIVE + " application/json {\"password\":\"p&ss=word\",\"expires_in\":3600000000000}");
  }

  @Test
  void oauthIsAskedByAForm() {
    service.answers(
        "/realms/ais/token",
        200,
        "{\"access_token\": \"opaque\", \"token_type\": \"Bearer\", \"expires_in\": 60}");

    Token token =
        service
            .client()
            .grant(ACCOUNT, new Grant("ais", "/realms/ais/token", Optional.of("openid more")));

    assertThat(token.value()).isEqualTo("opaque");
    assertThat(Duration.between(token.issued(), token.end())).isEqualTo(Duration.ofMinutes(1));
    assertThat(service.heard())
        .containsExactly(
            "/realms/ais/token application/x-www-form-urlencoded grant_type=password&client_id=ais"
                + "&username=an+admin&password=p%26ss%3Dword&scope=openid+more");
  }

  @Test
  void withoutAnEndpointTheUrlIsThatOfTheEndpoint() {
    service.answers("/token", 200, "{\"access_token\": \"opaque\"}");
    Token token = service.client("/token").grant(ACCOUNT, new Grant("ais", "", Optional.empty()));
    assertThat(token.end()).as("nobody says").isEqualTo(Instant.MAX);
    assertThat(token.worn(Instant.now())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"message": "wrong p&ss=word"}                        | 401: wrong <secret>
          400 | {"error": "invalid_grant", "error_description": "no"} | 400: no
          403 | {"error": "locked"}                                   | 403: locked
          404 | <html>p&ss=word</html>                                | 404
          307 | {}                                                    | 307
          200 | {}                                                    | its answer holds no token
          200 | <html>                                                | its answer is no JSON
          200 | {"token": "a b"}                                      | its token can't be shown in a header
          200 | {"token": "t", "token_type": "mac"}                   | it gives a token of type mac, not bearer
          """)
  void aRefusalIsToldInItsWords(int status, String body, String words) {
    service.answers(NATIVE, status, body);
    assertThatThrownBy(() -> service.client().login(ACCOUNT, HOUR))
        .isInstanceOf(TokenRefused.class)
        .hasMessage(words);
    assertThat(service.heard()).as("asked once, and nobody else").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void oneThatIsOutOfOrderIsNoRefusal(int status) {
    service.answers(NATIVE, status, "");
    assertThatThrownBy(() -> service.client().login(ACCOUNT, HOUR))
        .isInstanceOf(AisUnreachable.class)
        .hasMessage("%s, where Windlass logs in, answers %d", service.address(), status);
  }

  @Test
  void oneThatIsNotThereIsNamed() {
    service.vanish();
    assertThatThrownBy(() -> service.client().login(ACCOUNT, HOUR))
        .isInstanceOf(AisUnreachable.class)
        .hasMessageContaining("where Windlass logs in, refuses the connection");
  }

  @Test
  void aTokenIsWornSomeTimeBeforeItsEnd() {
    Instant now = Instant.now();
    Token usual = new Token("a", now, now.plus(HOUR));
    assertThat(usual.worn(now.plus(Duration.ofMinutes(54)))).isFalse();
    assertThat(usual.worn(now.plus(Duration.ofMinutes(56)))).isTrue();
    assertThat(usual.over(now.plus(Duration.ofMinutes(59)))).isFalse();
    Token brief = new Token("a", now, now.plusSeconds(10));
    assertThat(brief.worn(now.plusSeconds(7))).as("a fifth of its life").isFalse();
    assertThat(brief.worn(now.plusSeconds(9))).isTrue();
    assertThat(brief.over(now.plusSeconds(11))).isTrue();
  }

  @Test
  void nothingSecretIsPrinted() {
    assertThat(ACCOUNT.toString()).doesNotContain("admin", "p&ss");
    assertThat(new Token("value", Instant.now(), Instant.MAX).toString()).doesNotContain("value");
  }

  private static String jwt(Instant end) {
    String claims = "{\"exp\": %d}".formatted(end.getEpochSecond());
    return "head.%s.signature"
        .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)));
  }
}
