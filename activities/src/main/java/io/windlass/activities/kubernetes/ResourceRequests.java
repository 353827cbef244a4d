package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowNotFoundException;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Skip;
import io.windlass.workflows.lifecycle.request.RequestActivities;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes requests on resources of any kind, and reads there what came of them. */
public final class ResourceRequests implements RequestActivities {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient kubernetes;
  private final Map<String, Kind> kinds;

  /**
   * What requests need to know of a kind.
   *
   * @param definition where the API serves it
   * @param skippable words of the steps that a person may skip
   * @param refusal what is asked before anything is written
   */
  public record Kind(
      ResourceDefinitionContext definition, Set<String> skippable, Refusal refusal) {}

  /**
   * Why a request makes no sense for a resource as it stands, naming the field; empty if it does.
   */
  @FunctionalInterface
  public interface Refusal {

    /**
     * @param text of the request
     */
    Optional<String> of(GenericKubernetesResource found, Request request, String text);
  }

  /**
   * @param kinds by their names
   */
  public ResourceRequests(KubernetesClient kubernetes, Map<String, Kind> kinds) {
    this.kubernetes = kubernetes;
    this.kinds = Map.copyOf(kinds);
  }

  @Override
  public ResourceReference write(ResourceReference reference, Request request, String token) {
    GenericKubernetesResource found = present(reference);
    require(
        !found.isMarkedForDeletion() || request == Request.ADOPT,
        "%s is being deleted: no %s is begun any more"
            .formatted(reference.title(), request.noun()));
    kind(reference).refusal().of(found, request, token).ifPresent(ResourceRequests::refuse);
    if (!token.equals(request.token(found.getMetadata().getAnnotations()))) {
      annotate(found, request.annotation(), token);
    }
    return References.to(found);
  }

  @Override
  public void skip(ResourceReference reference, Skip skip) {
    GenericKubernetesResource found = present(reference);
    skip.problem(kind(reference).skippable()).ifPresent(ResourceRequests::refuse);
    annotate(found, Skip.ANNOTATION, skip.annotation(found.getMetadata().getGeneration()));
  }

  /** The resource that a person names. */
  private GenericKubernetesResource present(ResourceReference reference) {
    require(
        kinds.containsKey(reference.kind()),
        "kind: \"%s\" is not known here; write %s"
            .formatted(reference.kind(), String.join(" or ", new TreeSet<>(kinds.keySet()))));
    require(
        !reference.namespace().isBlank() || !kind(reference).definition().isNamespaceScoped(),
        "namespace: missing; write that of the resource");
    require(
        reference.namespace().isBlank() || kind(reference).definition().isNamespaceScoped(),
        "namespace: a %s is in none; leave it out".formatted(reference.kind()));
    require(!reference.name().isBlank(), "name: missing; write that of the resource");
    return find(reference)
        .orElseThrow(
            () ->
                Failures.refused(
                    Reason.MISSING_REFERENCE, "there is no %s".formatted(reference.title())));
  }

  @Override
  public OperationResult await(ResourceReference reference, Request request, String token) {
    RequestOutcome outcome = new RequestOutcome(request, token);
    return Waiting.until(() -> outcome.of(find(reference)), Optional::isPresent).orElseThrow();
  }

  @Override
  public boolean stop(ResourceReference reference, Request request, String token) {
    Optional<GenericKubernetesResource> found = find(reference);
    if (found.map(References::to).filter(now -> cancelled(now, request)).isPresent()) {
      return true;
    }
    found
        .filter(now -> token.equals(request.token(now.getMetadata().getAnnotations())))
        .ifPresent(now -> annotate(now, request.annotation(), null));
    return false;
  }

  /** Whether an operation for the request was running, and is cancelled now. */
  private static boolean cancelled(ResourceReference now, Request request) {
    return request
        .operation()
        .map(operation -> new OperationRequest(now, operation, Reason.CANCELLED).workflowId())
        .filter(ResourceRequests::cancelled)
        .isPresent();
  }

  private static boolean cancelled(String workflowId) {
    try {
      Activity.getExecutionContext()
          .getWorkflowClient()
          .newUntypedWorkflowStub(workflowId)
          .cancel("the person who asked for it cancelled the request");
      return true;
    } catch (WorkflowNotFoundException ended) {
      return false;
    }
  }

  private void annotate(GenericKubernetesResource found, String key, @Nullable String value) {
    Map<String, Object> annotations = Collections.singletonMap(key, value);
    Map<String, Object> metadata =
        Map.of("uid", found.getMetadata().getUid(), "annotations", annotations);
    at(References.to(found)).patch(MERGE, Serialization.asJson(Map.of("metadata", metadata)));
  }

  private Optional<GenericKubernetesResource> find(ResourceReference reference) {
    return Optional.ofNullable(at(reference).get())
        .filter(found -> References.to(found).sameLife(reference));
  }

  private Resource<GenericKubernetesResource> at(ResourceReference reference) {
    return Places.in(
            reference.namespace(),
            kubernetes.genericKubernetesResources(kind(reference).definition()))
        .withName(reference.name());
  }

  private Kind kind(ResourceReference reference) {
    return Objects.requireNonNull(kinds.get(reference.kind()), reference.kind());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      refuse(otherwise);
    }
  }

  private static void refuse(String sentence) {
    throw Failures.refused(Reason.INVALID_SPEC, sentence);
  }
}
