package io.windlass.activities.aistore.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.activities.aistore.http.Reply.Answer;
import io.windlass.activities.aistore.http.Reply.Failure;
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
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * One call, whichever proxy gets it.
 *
 * @param limit how long one proxy may take to answer
 * @param node whom the proxy is to pass it on to; empty when it is for the proxy
 */
record AisCall(
    String method, String path, Optional<JsonNode> body, Duration limit, Optional<String> node) {

  private static final Reply LATE = new Failure("does not answer", false);

  static AisCall get(String path, Optional<JsonNode> body, Duration limit) {
    return new AisCall("GET", path, body, limit, Optional.empty());
  }

  static AisCall put(String path, Optional<JsonNode> body, Duration limit) {
    return new AisCall("PUT", path, body, limit, Optional.empty());
  }

  static AisCall post(String path, JsonNode body, Duration limit) {
    return new AisCall("POST", path, Optional.of(body), limit, Optional.empty());
  }

  /** The same, to be passed on to a node. */
  AisCall to(String id) {
    return new AisCall(method, path, body, limit, Optional.of(id));
  }

  /** Whether it changes nothing, so that any number of proxies may hear it. */
  boolean reads() {
    return method.equals("GET");
  }

  String title() {
    return method + " " + path;
  }

  /**
   * Sends it to one proxy. The wait is ours, since the client's own time-out ends with the headers
   * of an answer and not with its body.
   *
   * @param token what it is proved with; empty where nothing has to be proved
   */
  Reply send(HttpClient http, URI proxy, Optional<String> token, Duration time) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request(proxy, token), BodyHandlers.ofString());
    try {
      HttpResponse<String> response = answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(response.statusCode(), response.body());
    } catch (TimeoutException late) {
      return LATE;
    } catch (ExecutionException failed) {
      return failure(failed);
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    } finally {
      answer.cancel(true);
    }
  }

  private static Reply failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case ConnectException refused -> new Failure(words(refused), true);
      case HttpTimeoutException late -> LATE;
      case SSLHandshakeException apart -> new Failure(words(apart), true);
      case IOException broken -> new Failure("fails: " + broken, false);
      case null, default -> throw new IllegalStateException(failed);
    };
  }

  /** The JDK calls a name that can't be resolved a failed connection too. */
  private static String words(ConnectException refused) {
    return refused.getCause() instanceof UnresolvedAddressException
        ? "can't be resolved"
        : "refuses the connection";
  }

  private static String words(SSLHandshakeException apart) {
    return "does not come to terms over HTTPS (%s)".formatted(apart.getMessage());
  }

  private HttpRequest request(URI proxy, Optional<String> token) {
    BodyPublisher content =
        body.map(json -> BodyPublishers.ofString(json.toString()))
            .orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(proxy.resolve(path))
            .method(method, content)
            .header("Content-Type", "application/json")
            .header("User-Agent", "windlass");
    node.ifPresent(id -> request.header("ais-node-id", id));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request.build();
  }
}
