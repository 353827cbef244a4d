package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API server will refuse again, however often it is asked.
 *
 * @param reason whether the request is invalid or not allowed
 * @param message the API server's words, and what to do
 */
public record ApiRefusal(Reason reason, String message) {

  private static final int UNPROCESSABLE = 422;

  /** The refusal in an answer; empty when the same request may succeed another time. */
  public static Optional<ApiRefusal> in(KubernetesClientException answer) {
    return switch (answer.getCode()) {
      case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE ->
          Optional.of(
              new ApiRefusal(
                  Reason.INVALID_SPEC,
                  "the API server refuses what the spec leads to: " + words(answer)));
      case HttpURLConnection.HTTP_FORBIDDEN ->
          terminating(answer)
              ? Optional.empty()
              : Optional.of(
                  new ApiRefusal(
                      Reason.FORBIDDEN,
                      "the API server forbids it: %s; allow it to go on".formatted(words(answer))));
      default -> Optional.empty();
    };
  }

  /** What is read, or {@code otherwise} where our role does not let us see it. */
  public static <T> T unlessForbidden(T otherwise, Supplier<T> read) {
    try {
      return read.get();
    } catch (KubernetesClientException answer) {
      if (answer.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return otherwise;
      }
      throw answer;
    }
  }

  /** What an activity throws: it is tried again only where that may be of use. */
  public static ApplicationFailure failure(KubernetesClientException answer) {
    return in(answer)
        .map(refusal -> Failures.refused(refusal.reason, refusal.message))
        .orElseGet(
            () ->
                ApplicationFailure.newFailureWithCause(
                    words(answer), KubernetesClientException.class.getSimpleName(), answer));
  }

  /** The answer without the client's long account of the request. */
  private static String words(KubernetesClientException answer) {
    return Optional.ofNullable(answer.getStatus())
        .map(Status::getMessage)
        .or(() -> Optional.ofNullable(answer.getMessage()))
        .orElse("no reason given");
  }

  /** Everything in the namespace is being deleted, also what was asked for: no refusal to tell. */
  private static boolean terminating(KubernetesClientException answer) {
    return Optional.ofNullable(answer.getStatus())
        .map(Status::getDetails)
        .map(StatusDetails::getCauses)
        .stream()
        .flatMap(causes -> causes.stream().map(StatusCause::getReason))
        .anyMatch("NamespaceTerminating"::equals);
  }
}
