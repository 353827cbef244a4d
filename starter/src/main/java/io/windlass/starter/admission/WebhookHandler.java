package io.windlass.starter.admission;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.windlass.signals.LogFields;
import io.windlass.starter.resource.ResourceKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of the API server.
 *
 * <ol>
 *   <li>Each call has a connection of its own: none meets one that is just being closed, and each
 *       sees the newest certificate.
 *   <li>What fails is answered with an error. Whether that stops the change, the configuration of
 *       the webhook says.
 *   <li>Nothing of the resource is logged but its name and the sentences that its author is told.
 * </ol>
 */
@Singleton
final class WebhookHandler implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two objects of the greatest size that the API server takes, and some. */
  private static final int LONGEST = 8 * 1024 * 1024;

  private final Reviewer reviewer;
  private final ProfileReviewer profiles;
  private final AuthnReviewer services;
  private final DriverReviewer drivers;
  private final AdmissionMetrics metrics;

  WebhookHandler(
      Reviewer reviewer,
      ProfileReviewer profiles,
      AuthnReviewer services,
      DriverReviewer drivers,
      AdmissionMetrics metrics) {
    this.reviewer = reviewer;
    this.profiles = profiles;
    this.services = services;
    this.drivers = drivers;
    this.metrics = metrics;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Connection", "close");
      Optional<WebhookPath> path = WebhookPath.of(exchange.getRequestURI().getPath());
      if (path.isEmpty() || !exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(HttpURLConnection.HTTP_NOT_FOUND, -1);
        return;
      }
      judge(exchange, path.get());
    }
  }

  private void judge(HttpExchange exchange, WebhookPath path) throws IOException {
    long began = System.nanoTime();
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST);
    try {
      JsonNode request = JSON.readTree(body).path("request");
      Answer answer = answer(path, request);
      send(exchange, answer.review(request.path("uid").asText()));
      metrics.answered(path, answer.allowed() ? "accepted" : "refused", since(began));
    } catch (RuntimeException | JacksonException failed) {
      LOG.warn("a change can't be judged: {}", failed.toString());
      metrics.answered(path, "failed", since(began));
      exchange.sendResponseHeaders(HttpURLConnection.HTTP_INTERNAL_ERROR, -1);
    }
  }

  private Answer answer(WebhookPath path, JsonNode request) {
    return switch (path) {
      case RESOURCE, RIGHTS ->
          reviewer
              .change(request)
              .map(change -> told(change.key(), reviewer.review(path, change)))
              .orElse(new Answer(List.of()));
      case AUTHN -> told(AuthnReviewer.key(request), services.review(request));
      case PROFILE -> told(ProfileReviewer.key(request), profiles.review(request));
      case DRIVER -> told(DriverReviewer.key(request), drivers.review(request));
    };
  }

  private static Answer told(ResourceKey key, Answer answer) {
    try (LogFields fields = LogFields.of(key.reference())) {
      if (answer.allowed()) {
        LOG.debug("{}: accepted, {} warnings", key, answer.warnings().size());
      } else {
        LOG.info("{}: refused: {}", key, answer.message());
      }
    }
    return answer;
  }

  private static void send(HttpExchange exchange, Map<String, Object> review) throws IOException {
    byte[] text = JSON.writeValueAsBytes(review);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, text.length);
    exchange.getResponseBody().write(text);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
