package io.windlass.testbed.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionException;

/** Bare calls, for requests the typed client cannot make or would read before it writes. */
public final class ApiCalls {

  private static final String JSON = "application/json";
  private static final int NOT_FOUND = 404;

  private final KubernetesClient client;
  private final String base;

  public ApiCalls(KubernetesClient client) {
    this.client = client;
    this.base = client.getMasterUrl().toString().replaceAll("/+$", "");
  }

  /** Where the API server is. */
  public URI server() {
    return URI.create(base);
  }

  /** How a call ended. */
  public enum Outcome {
    DONE,
    /** There is no such object. */
    GONE,
    /** The API server could not be reached or refused; the same call may succeed later. */
    FAILED
  }

  /** An answer, with the body when there was one. */
  public record Answer(Outcome outcome, String body) {}

  public Answer strategicPatch(String path, JsonNode patch) {
    return call("PATCH", path, "application/strategic-merge-patch+json", patch);
  }

  public Answer mergePatch(String path, JsonNode patch) {
    return call("PATCH", path, "application/merge-patch+json", patch);
  }

  public Answer post(String path, JsonNode body) {
    return call("POST", path, JSON, body);
  }

  public Answer delete(String path, JsonNode options) {
    return call("DELETE", path, JSON, options);
  }

  private Answer call(String method, String path, String type, JsonNode body) {
    try {
      HttpRequest request =
          client
              .getHttpClient()
              .newHttpRequestBuilder()
              .uri(URI.create(base + path))
              .method(method, type, Serialization.asJson(body))
              .build();
      HttpResponse<String> response =
          client.getHttpClient().sendAsync(request, String.class).join();
      return new Answer(outcome(response), response.bodyString());
    } catch (CompletionException | IOException e) {
      return new Answer(Outcome.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome outcome(HttpResponse<?> response) {
    if (response.isSuccessful()) {
      return Outcome.DONE;
    }
    return response.code() == NOT_FOUND ? Outcome.GONE : Outcome.FAILED;
  }
}
