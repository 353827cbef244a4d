package io.windlass.activities.aistore.http.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.windlass.activities.aistore.http.AisConnections;
import io.windlass.activities.aistore.http.AisUnreachable;
import io.windlass.activities.aistore.http.TlsMaterial;
import io.windlass.activities.temporal.Interruption;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/**
 * Asks a service for tokens.
 *
 * <ol>
 *   <li>One call each, and never a second one by itself: a wrong password that is repeated may lock
 *       its user out.
 *   <li>Redirections are not followed: nobody else is told the password.
 *   <li>What the service says goes into messages without the secrets that it was told.
 * </ol>
 *
 * <p>All calls throw {@link TokenRefused} when it gives no token, and {@link AisUnreachable} when
 * it does not answer or is out of order.
 *
 * @param http must not follow redirections
 * @param base URL of the service
 */
public record TokenService(HttpClient http, URI base) {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int LONGEST_WORDS = 200;

  /** What is not would be refused later, by an exception that quotes it. */
  private static final String HEADER = "[\\x21-\\x7e]+";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A service.
   *
   * @param tls by what its certificate is verified; empty for plain HTTP
   */
  public static TokenService of(AisConnections connections, Optional<TlsMaterial> tls, URI base) {
    return new TokenService(connections.to(tls), base);
  }

  /** Logs in to AuthN, the service of AIStore itself; it may give a shorter lifetime. */
  public Token login(Account account, Duration lifetime) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("password", account.password())
            .put("expires_in", lifetime.toNanos())
            .toString();
    String user = URLEncoder.encode(account.user(), StandardCharsets.UTF_8).replace("+", "%20");
    JsonNode answer =
        post(place("/v1/users/" + user), "application/json", body, account.password());
    return token(answer, "token");
  }

  /** Logs in by the password grant of OAuth 2.0. */
  public Token grant(Account account, Grant grant) {
    Form form =
        new Form()
            .with("grant_type", "password")
            .with("client_id", grant.clientId())
            .with("username", account.user())
            .with("password", account.password());
    grant.scope().ifPresent(scope -> form.with("scope", scope));
    URI place = grant.endpoint().isEmpty() ? base : place(grant.endpoint());
    return token(post(place, Form.TYPE, form.text(), account.password()), "access_token");
  }

  /**
   * Exchanges one token for another (RFC 8693).
   *
   * @param endpoint path of the exchange
   * @param subject the token that says who we are
   * @param audiences whom the other one must be for; none for whatever the service gives
   */
  public Token exchange(String endpoint, String subject, List<String> audiences) {
    Form form =
        new Form()
            .with("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
            .with("subject_token", subject)
            .with("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
    audiences.forEach(audience -> form.with("audience", audience));
    JsonNode answer = post(place(endpoint), Form.TYPE, form.text(), subject);
    // Services from before the standard was finished call it token.
    return token(answer, "access_token", "token");
  }

  private static Token token(JsonNode answer, String... names) {
    String value =
        Stream.of(names)
            .map(name -> answer.path(name).asText(""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow(() -> new TokenRefused("its answer holds no " + names[0]));
    if (!value.matches(HEADER)) {
      throw new TokenRefused("its token can't be shown in a header");
    }
    String type = answer.path("token_type").asText("bearer");
    if (!type.equalsIgnoreCase("bearer")) {
      throw new TokenRefused("it gives a token of type %s, not bearer".formatted(type));
    }
    return Token.of(
        value,
        Optional.of(answer.path("expires_in").asLong())
            .filter(seconds -> seconds > 0)
            .map(Duration::ofSeconds));
  }

  private URI place(String path) {
    String text = base.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
  }

  private JsonNode post(URI place, String type, String body, String secret) {
    HttpRequest request =
        HttpRequest.newBuilder(place)
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .header("User-Agent", "windlass")
            .build();
    HttpResponse<String> answer = send(request);
    if (outOfOrder(answer.statusCode())) {
      throw silent("answers %d".formatted(answer.statusCode()));
    }
    if (answer.statusCode() >= HttpURLConnection.HTTP_MULT_CHOICE) {
      throw new TokenRefused(
          "%d%s".formatted(answer.statusCode(), words(answer.body().replace(secret, "<secret>"))));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException wrong) {
      throw new TokenRefused("its answer is no JSON");
    }
  }

  private static boolean outOfOrder(int status) {
    return status >= HttpURLConnection.HTTP_INTERNAL_ERROR || status == TOO_MANY_REQUESTS;
  }

  /** What AuthN, or a service of OAuth 2.0, says; nothing of a page for people. */
  private static String words(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return Stream.of("message", "error_description", "error")
          .map(name -> json.path(name).asText(""))
          .filter(text -> !text.isEmpty())
          .findFirst()
          .map(text -> ": " + text.substring(0, Math.min(text.length(), LONGEST_WORDS)))
          .orElse("");
    } catch (JsonProcessingException page) {
      return "";
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      return answer.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw silent("does not answer");
    } catch (ExecutionException failed) {
      throw failure(failed);
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    } finally {
      answer.cancel(true);
    }
  }

  /** The JDK calls a name that can't be resolved a failed connection too. */
  private RuntimeException failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case SSLHandshakeException apart ->
          new TokenRefused("no terms over HTTPS (%s)".formatted(apart.getMessage()));
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          silent("can't be resolved");
      case ConnectException refused -> silent("refuses the connection");
      case null, default -> silent("fails: " + failed.getCause());
    };
  }

  private AisUnreachable silent(String why) {
    return new AisUnreachable("%s, where Windlass logs in, %s".formatted(base, why));
  }
}
