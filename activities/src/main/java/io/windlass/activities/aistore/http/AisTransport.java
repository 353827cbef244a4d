package io.windlass.activities.aistore.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.activities.temporal.Interruption;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends a call to the first proxy that takes it. A call that changes something goes to another
 * proxy only when the connection was refused, that is when nobody can have acted on it.
 *
 * <p>The JDK's client is used because AIStore wants a body in GET requests.
 *
 * @param proxies base URLs of the proxies, the likeliest first
 */
public record AisTransport(HttpClient http, List<URI> proxies) {

  /** As long as the original operator waits for an answer. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

  private static final ObjectMapper JSON = new ObjectMapper();

  public AisTransport {
    proxies = List.copyOf(proxies);
  }

  /** The status of a GET without a body; 0 when no proxy answers. */
  int status(String path) {
    try {
      return send("GET", path, Optional.empty(), PROBE_TIMEOUT).statusCode();
    } catch (AisUnreachable unreachable) {
      return 0;
    }
  }

  JsonNode get(String path, Optional<JsonNode> body) {
    String answer = checked(send("GET", path, body, TIMEOUT));
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException wrong) {
      throw new AisUnreachable("no JSON in the answer to GET " + path);
    }
  }

  /** The answer's text, for example the id of what was started. */
  String put(String path, Optional<JsonNode> body) {
    return checked(send("PUT", path, body, TIMEOUT)).strip();
  }

  private static String checked(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 503) {
      throw new AisUnreachable("the cluster has not started (503)");
    }
    if (status >= 300) {
      throw new AisFailure(status, message(response.body()));
    }
    return response.body();
  }

  private static String message(String body) {
    try {
      return JSON.readTree(body).path("message").asText(body);
    } catch (JsonProcessingException plain) {
      return body;
    }
  }

  private HttpResponse<String> send(
      String method, String path, Optional<JsonNode> body, Duration timeout) {
    List<String> tried = new ArrayList<>();
    for (URI proxy : proxies) {
      try {
        return http.send(request(proxy, method, path, body, timeout), BodyHandlers.ofString());
      } catch (ConnectException refused) {
        tried.add(proxy.getHost() + words(refused));
      } catch (IOException broken) {
        tried.add("%s: %s".formatted(proxy.getHost(), broken));
        if (!method.equals("GET")) {
          break;
        }
      } catch (InterruptedException interrupted) {
        throw new Interruption(interrupted);
      }
    }
    throw new AisUnreachable(
        "no proxy answers %s %s: %s".formatted(method, path, String.join(", ", tried)));
  }

  /** The JDK calls a name that can't be resolved a failed connection too. */
  private static String words(ConnectException refused) {
    return refused.getCause() instanceof ConnectException cause
            && cause.getCause() instanceof UnresolvedAddressException
        ? " can't be resolved"
        : " refuses the connection";
  }

  private static HttpRequest request(
      URI proxy, String method, String path, Optional<JsonNode> body, Duration timeout) {
    BodyPublisher content =
        body.map(json -> BodyPublishers.ofString(json.toString()))
            .orElseGet(BodyPublishers::noBody);
    return HttpRequest.newBuilder(proxy.resolve(path))
        .method(method, content)
        .header("Content-Type", "application/json")
        .header("User-Agent", "windlass")
        .timeout(timeout)
        .build();
  }
}
