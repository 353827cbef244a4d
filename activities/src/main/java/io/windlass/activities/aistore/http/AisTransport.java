package io.windlass.activities.aistore.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.activities.aistore.http.Reply.Answer;
import io.windlass.activities.aistore.http.Reply.Failure;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings calls to a cluster by whichever of its proxies serves.
 *
 * <ol>
 *   <li>A question goes from proxy to proxy until one answers it. One that has not started (503) or
 *       misses the primary (502) can't speak for the cluster: it counts as silent.
 *   <li>The next call begins with the proxy that answered last; silent ones are asked last.
 *   <li>A call that changes something begins with a proxy that has answered a question. It goes to
 *       another only when the connection was refused, that is when nobody can have acted on it.
 *   <li>A call shows a token where the cluster asks for one; a question about health needs none. A
 *       proxy that does not believe it may have another key than the others, so they are tried too.
 *       When the token is refused, another one is asked for, and the call made once more: what was
 *       refused was not done.
 *   <li>When the calls share a budget, each proxy gets an equal share of what is left. The one that
 *       answered last may use all of it: what is slow there is the call, not the proxy.
 * </ol>
 *
 * A change is never made twice. A proxy that answers within its share is found wherever it stands.
 * No call outlasts the budget. The JDK's client is used because AIStore wants a body in GET
 * requests.
 */
public final class AisTransport {

  /** The kubelet asks the same: a proxy answers it of itself, without the primary. */
  private static final String STARTED = "/v1/health?readiness=true";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final Credentials credentials;
  private final AisTimes times;
  private final Budget budget;
  private final ProxyLine line;

  private AisTransport(
      HttpClient http, Credentials credentials, List<URI> proxies, AisTimes times, Budget budget) {
    this.http = http;
    this.credentials = credentials;
    this.times = times;
    this.budget = budget;
    this.line = new ProxyLine(proxies);
  }

  /**
   * For effects: every call may take its time.
   *
   * @param proxies base URLs of the proxies, the likeliest first
   */
  public static AisTransport patient(
      HttpClient http, Credentials credentials, List<URI> proxies, AisTimes times) {
    return new AisTransport(http, credentials, proxies, times, Budget.unlimited());
  }

  /**
   * For one look, which begins now: all calls together end in its time.
   *
   * @param proxies base URLs of the proxies, the likeliest first
   */
  public static AisTransport brief(
      HttpClient http, Credentials credentials, List<URI> proxies, AisTimes times) {
    return new AisTransport(http, credentials, proxies, times, Budget.of(times.look()));
  }

  /** The status of a GET without a body; 0 when no proxy can tell. */
  int status(String path) {
    try {
      return send(AisCall.get(path, Optional.empty(), times.probe()), Optional.empty()).status();
    } catch (AisUnreachable unreachable) {
      return 0;
    }
  }

  JsonNode get(String path, Optional<JsonNode> body) {
    return read(AisCall.get(path, body, times.call()));
  }

  /** Asks one node, by way of a proxy. */
  JsonNode getFrom(String node, String path) {
    return read(AisCall.get(path, Optional.empty(), times.call()).to(node));
  }

  private JsonNode read(AisCall call) {
    String answer = proved(call);
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException wrong) {
      throw new AisUnreachable("no JSON in the answer to " + call.title());
    }
  }

  /** The answer's text, for example the id of what was started. */
  String put(String path, Optional<JsonNode> body) {
    return change(AisCall.put(path, body, times.call()));
  }

  /** Makes something. */
  void post(String path, JsonNode body) {
    change(AisCall.post(path, body, times.call()));
  }

  /** Has one node change something, by way of a proxy. */
  void putTo(String node, String path, JsonNode body) {
    change(AisCall.put(path, Optional.of(body), times.call()).to(node));
  }

  private String change(AisCall call) {
    if (!line.proven()) {
      status(STARTED);
    }
    return proved(call).strip();
  }

  /** The text of an answer to a call that shows a token. */
  private String proved(AisCall call) {
    Optional<String> token = credentials.token();
    Answer answer = send(call, token);
    if (refuses(answer) && token.filter(credentials::renews).isPresent()) {
      token = credentials.token();
      answer = send(call, token);
    }
    if (refuses(answer)) {
      String told =
          "AIStore answered %d: %s; %s"
              .formatted(
                  answer.status(), without(token, message(answer.text())), credentials.remedy());
      throw unbelieving(answer) ? NotAdmitted.unbelieved(told) : NotAdmitted.withoutRights(told);
    }
    return checked(answer);
  }

  private static boolean refuses(Answer answer) {
    return unbelieving(answer) || answer.status() == HttpURLConnection.HTTP_FORBIDDEN;
  }

  private static boolean unbelieving(Answer answer) {
    return answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED;
  }

  /** A server may repeat what it was shown. */
  private static String without(Optional<String> token, String words) {
    return token.map(shown -> words.replace(shown, "<token>")).orElse(words);
  }

  private static String checked(Answer answer) {
    if (answer.status() == HttpURLConnection.HTTP_UNAVAILABLE) {
      throw new AisUnreachable("the cluster has not started (503)");
    }
    if (answer.status() >= HttpURLConnection.HTTP_MULT_CHOICE) {
      throw new AisFailure(answer.status(), message(answer.text()));
    }
    return answer.text();
  }

  private static String message(String body) {
    try {
      return JSON.readTree(body).path("message").asText(body);
    } catch (JsonProcessingException plain) {
      return body;
    }
  }

  private Answer send(AisCall call, Optional<String> token) {
    List<String> tried = new ArrayList<>();
    Optional<Answer> unbelieving = Optional.empty();
    for (int left = line.length(); left > 0; left--) {
      switch (ask(call, token, left)) {
        case Answer answer -> {
          if (left == 1 || !unbelieving(answer)) {
            line.firstAnswered();
            return answer;
          }
          unbelieving = Optional.of(answer);
          line.firstFailed();
        }
        case Failure failure -> {
          tried.add(line.first().getHost() + " " + failure.why());
          line.firstFailed();
          if (!call.reads() && !failure.unheard()) {
            throw unreachable(call, tried);
          }
        }
      }
    }
    return unbelieving.orElseThrow(() -> unreachable(call, tried));
  }

  /** Asks the first of the line, when so many are left to ask. */
  private Reply ask(AisCall call, Optional<String> token, int left) {
    Duration time = budget.share(line.proven() ? 1 : left, call.limit());
    if (!time.isPositive()) {
      throw new AisUnreachable(
          "no proxy has answered %s: the time of the look is over".formatted(call.title()));
    }
    Reply reply = call.send(http, line.first(), token, time);
    return reply instanceof Answer answer && call.reads() && speechless(answer)
        ? new Failure("answers " + answer.status(), false)
        : reply;
  }

  private static boolean speechless(Answer answer) {
    return answer.status() == HttpURLConnection.HTTP_BAD_GATEWAY
        || answer.status() == HttpURLConnection.HTTP_UNAVAILABLE;
  }

  private static AisUnreachable unreachable(AisCall call, List<String> tried) {
    return new AisUnreachable(
        "no proxy answers %s: %s".formatted(call.title(), String.join(", ", tried)));
  }
}
