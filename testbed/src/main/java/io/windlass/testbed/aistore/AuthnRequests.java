package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a service that gives tokens answers.
 *
 * <ol>
 *   <li>{@code POST /v1/users/<user>} with the password: a token, for the time that is asked for.
 *   <li>{@code PUT /v1/users/<user>} with a token: another password. Tokens stay good.
 *   <li>A form with {@code grant_type=password}, at any path: a token by OAuth 2.0.
 *   <li>A form of RFC 8693, at any path: a token for a service account of Kubernetes whose own
 *       token is for this service. Who signed that is not looked at.
 *   <li>A user who is not known is answered like one with a wrong password: 401.
 * </ol>
 */
final class AuthnRequests {
  private static final String PASSWORD = "password";
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

  /** The least that a Kubernetes API server gives. */
  private static final Duration LONGEST_SUBJECT = Duration.ofMinutes(10);

  private final AuthnUsers users;
  private final String key;
  private final String audience;
  private final Duration longest;

  /**
   * One with these users.
   *
   * @param key what tokens are signed with
   * @param audience whom tokens that are to be exchanged must be for
   * @param longest life of a token
   */
  AuthnRequests(AuthnUsers users, String key, String audience, Duration longest) {
    this.users = users;
    this.key = key;
    this.audience = audience;
    this.longest = longest;
  }

  Answer answer(NodeRequest request) {
    try {
      return request.part(0).equals("users") ? users(request) : grants(request);
    } catch (AisFailure refused) {
      return ErrorAnswer.of(refused, request, "authn");
    }
  }

  private Answer users(NodeRequest request) {
    String user = request.part(1);
    return switch (request.method()) {
      case "POST" -> {
        verify(user, request.json().path(PASSWORD).asText());
        Duration asked = Duration.ofNanos(request.json().path("expires_in").asLong());
        yield Answer.json(Json.object().put("token", token(user, asked, List.of())));
      }
      case "PUT" -> {
        AccessToken.verify(bearer(request), key, Instant.now());
        users.change(user, request.json().path(PASSWORD).asText());
        yield Answer.empty(200);
      }
      default -> throw AisFailure.badRequest("invalid method " + request.method());
    };
  }

  private Answer grants(NodeRequest request) {
    Map<String, List<String>> form = form(request);
    return switch (only(form, "grant_type")) {
      case PASSWORD -> {
        verify(only(form, "username"), only(form, PASSWORD));
        yield given(only(form, "username"), List.of());
      }
      case EXCHANGE -> {
        String subject = subject(only(form, "subject_token"));
        yield given(subject, form.getOrDefault("audience", List.of()));
      }
      default -> throw AisFailure.badRequest("unsupported_grant_type");
    };
  }

  private Answer given(String user, List<String> audiences) {
    return Answer.json(
        Json.object()
            .put("access_token", token(user, longest, audiences))
            .put("issued_token_type", "urn:ietf:params:oauth:token-type:jwt")
            .put("token_type", "Bearer")
            .put("expires_in", longest.toSeconds()));
  }

  private String subject(String token) {
    JsonNode claims = AccessToken.claims(token);
    boolean mine = false;
    for (JsonNode one : claims.path("aud")) {
      mine = mine || one.asText().equals(audience);
    }
    Duration life =
        Duration.between(Instant.now(), Instant.ofEpochSecond(claims.path("exp").asLong()));
    if (!mine || life.isNegative() || life.compareTo(LONGEST_SUBJECT) > 0) {
      throw AisFailure.typed(400, "", "the subject token is not for " + audience);
    }
    return claims.path("sub").asText();
  }

  private void verify(String user, String password) {
    if (!users.knows(user, password)) {
      throw AisFailure.typed(401, "", "invalid credentials");
    }
  }

  /** No time asked for means the usual one. */
  private String token(String user, Duration asked, List<String> audiences) {
    boolean shorter = asked.isPositive() && asked.compareTo(longest) < 0;
    Instant end = Instant.now().plus(shorter ? asked : longest);
    ObjectNode claims =
        Json.object().put("sub", user).put("admin", true).put("exp", end.getEpochSecond());
    if (!audiences.isEmpty()) {
      audiences.forEach(claims.putArray("aud")::add);
    }
    return AccessToken.sign(claims, key);
  }

  private static String bearer(NodeRequest request) {
    return request.headers().getOrDefault("authorization", "").replaceFirst("^Bearer ", "");
  }

  private static String only(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).getFirst();
  }

  private static Map<String, List<String>> form(NodeRequest request) {
    return Arrays.stream(new String(request.body(), StandardCharsets.UTF_8).split("&"))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(
            Collectors.groupingBy(
                field -> field[0],
                Collectors.mapping(field -> decoded(field[1]), Collectors.toList())));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
