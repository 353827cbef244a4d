package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has come of a request, by the resource alone.
 *
 * <ol>
 *   <li>The answering annotation has its text: done.
 *   <li>So has the annotation that tells that what comes next waits for the person: done as far as
 *       he has to wait.
 *   <li>The request is no longer there, or another one stands in its place: given up for that.
 *   <li>The resource is gone: refused.
 *   <li>The resource is stalled, and stays so for some seconds: a stall may be from before the
 *       request, which is reason enough to try again.
 *   <li>Otherwise nothing yet.
 * </ol>
 */
final class RequestOutcome {

  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Request request;
  private final String token;
  private Optional<Long> stalledSince = Optional.empty();

  RequestOutcome(Request request, String token) {
    this.request = request;
    this.token = token;
  }

  /** The outcome, as soon as there is one. */
  Optional<OperationResult> of(Optional<GenericKubernetesResource> found) {
    if (found.isEmpty()) {
      return end(Phase.STALLED, Reason.DELETED, "the resource is gone");
    }
    Map<String, String> annotations = found.get().getMetadata().getAnnotations();
    if (token.equals(annotations.get(request.answer()))) {
      return end(Phase.DONE, Reason.CONVERGED, "done: the %s".formatted(request.noun()));
    }
    if (request.milestone().map(annotations::get).filter(token::equals).isPresent()) {
      return end(
          Phase.DONE,
          Reason.DRAINED,
          "the Kubernetes node is empty; when it is serviced, uncordon it: then its nodes come back");
    }
    if (!token.equals(request.token(annotations))) {
      return end(
          Phase.DONE,
          Reason.SUPERSEDED,
          "somebody has taken the request back, or has asked for another %s since"
              .formatted(request.noun()));
    }
    return stalled(found.get());
  }

  private Optional<OperationResult> stalled(GenericKubernetesResource found) {
    Optional<Condition> stalled =
        conditions(found).stream()
            .filter(condition -> "Stalled".equals(condition.getType()))
            .filter(condition -> "True".equals(condition.getStatus()))
            .filter(
                condition ->
                    found.getMetadata().getGeneration().equals(condition.getObservedGeneration()))
            .findFirst();
    if (stalled.isEmpty()) {
      stalledSince = Optional.empty();
      return Optional.empty();
    }
    long since = stalledSince.orElseGet(System::nanoTime);
    stalledSince = Optional.of(since);
    return System.nanoTime() - since < GRACE.toNanos()
        ? Optional.empty()
        : end(Phase.STALLED, reason(stalled.get()), stalled.get().getMessage());
  }

  private static List<Condition> conditions(GenericKubernetesResource found) {
    Object conditions = found.get("status", "conditions");
    return conditions == null
        ? List.of()
        : Arrays.asList(Serialization.jsonMapper().convertValue(conditions, Condition[].class));
  }

  private static Reason reason(Condition stalled) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.camelCase().equals(stalled.getReason()))
        .findFirst()
        .orElse(Reason.OPERATION_FAILED);
  }

  private static Optional<OperationResult> end(Phase phase, Reason reason, String message) {
    return Optional.of(new OperationResult(phase, reason, message));
  }
}
