package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the worker's files only those are sent that were put where they may be. */
class TokenFileTest {

  private static final Optional<String> OPENED = Optional.of("/etc/windlass/tokens/");

  @ParameterizedTest
  @ValueSource(strings = {"/etc/windlass/tokens/a", "/etc/windlass/tokens/b/a..b"})
  void isSentFromTheOpenDirectory(String path) {
    assertThat(new TokenFile(path).within(OPENED)).isTrue();
    assertThat(new TokenFile(path).within(Optional.empty())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a",
        "a",
        "/etc/windlass/tokens-of-others/a",
        "/etc/windlass/tokens/../other",
        "/etc/windlass/tokens/b/../a"
      })
  void isNotSentFromElsewhere(String path) {
    assertThat(new TokenFile(path).within(OPENED)).isFalse();
  }

  @Test
  void isNamedByTheResource() {
    assertThat(named("{tokenPath: /a}").map(TokenFile::terms).map(terms -> terms.text()))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("spec.auth.tokenExchange.tokenPath (/a): ")
                    .contains("WINDLASS_AISTORE_TOKEN_FILES"));
    assertThat(named("{tokenExchangeEndpoint: /a}")).isEmpty();
    assertThat(named("{tokenPath: /var/run/secrets/kubernetes.io/serviceaccount/token}"))
        .as("a token of the worker's account is made for the service")
        .isEmpty();
    assertThat(of("{profileRef: {name: a}, tokenExchange: {tokenPath: /ignored}}")).isEmpty();
  }

  private static Optional<TokenFile> named(String exchange) {
    return of("{tokenExchange: %s}".formatted(exchange));
  }

  private static Optional<TokenFile> of(String auth) {
    return TokenFile.of(Samples.withSpec("auth: " + auth));
  }
}
