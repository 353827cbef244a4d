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
  private final AisTimes times;
  private final Budget budget;
  private final ProxyLine line;

  private AisTransport(HttpClient http, List<URI> proxies, AisTimes times, Budget budget) {
    this.http = http;
    this.times = times;
    this.budget = budget;
    this.line = new ProxyLine(proxies);
  }

  /**
   * For effects: every call may take its time.
   *
   * @param proxies base URLs of the proxies, the likeliest first
   */
  public static AisTransport patient(HttpClient http, List<URI> proxies, AisTimes times) {
    return new AisTransport(http, proxies, times, Budget.unlimited());
  }

  /**
   * For one look, which begins now: all calls together end in its time.
   *
   * @param proxies base URLs of the proxies, the likeliest first
   */
  public static AisTransport brief(HttpClient http, List<URI> proxies, AisTimes times) {
    return new AisTransport(http, proxies, times, Budget.of(times.look()));
  }

  /** The status of a GET without a body; 0 when no proxy can tell. */
  int status(String path) {
    try {
      return send(AisCall.get(path, Optional.empty(), times.probe())).status();
    } catch (AisUnreachable unreachable) {
      return 0;
    }
  }

  JsonNode get(String path, Optional<JsonNode> body) {
    String answer = checked(send(AisCall.get(path, body, times.call())));
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException wrong) {
      throw new AisUnreachable("no JSON in the answer to GET " + path);
    }
  }

  /** The answer's text, for example the id of what was started. */
  String put(String path, Optional<JsonNode> body) {
    if (!line.proven()) {
      status(STARTED);
    }
    return checked(send(AisCall.put(path, body, times.call()))).strip();
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

  private Answer send(AisCall call) {
    List<String> tried = new ArrayList<>();
    for (int left = line.length(); left > 0; left--) {
      switch (ask(call, left)) {
        case Answer answer -> {
          line.firstAnswered();
          return answer;
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
    throw unreachable(call, tried);
  }

  /** Asks the first of the line, when so many are left to ask. */
  private Reply ask(AisCall call, int left) {
    Duration time = budget.share(line.proven() ? 1 : left, call.limit());
    if (!time.isPositive()) {
      throw new AisUnreachable(
          "no proxy has answered %s: the time of the look is over".formatted(call.title()));
    }
    Reply reply = call.send(http, line.first(), time);
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
