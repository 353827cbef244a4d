package io.windlass.activities.aistore;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.aistore.ClusterObserver.Look;
import io.windlass.activities.aistore.preflight.Finding;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.foresight.Foresight;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Forecast.Foreseen;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a cluster to tell what would be done, and changes nothing.
 *
 * <ol>
 *   <li>Of a cluster in the hands of another operator, what adopting it would come to: see {@link
 *       AdoptionForecast}.
 *   <li>A spec that a person put on the resource as a draft takes the place of its own.
 *   <li>What the spec itself would be refused for is told first.
 *   <li>So is what is found before a first deployment: see {@link PreflightLook}.
 *   <li>Otherwise {@link Foresight} tells.
 *   <li>A person who asked by an annotation finds the answer in the status.
 * </ol>
 */
record ForecastLook(ClusterAccess access) {

  /**
   * What would be done about the resource.
   *
   * @throws io.temporal.failure.ApplicationFailure when there is no such resource
   */
  Forecast at(ResourceReference reference) {
    require(
        reference.kind().equals("AIStore"),
        "kind: \"%s\" is not known here; write AIStore".formatted(reference.kind()));
    require(!reference.namespace().isBlank(), "namespace: missing; write that of the resource");
    require(!reference.name().isBlank(), "name: missing; write that of the resource");
    AIStore aistore =
        access
            .find(reference)
            .orElseThrow(
                () ->
                    Failures.refused(
                        Reason.MISSING_REFERENCE, "there is no %s".formatted(reference.title())));
    Forecast forecast = at(aistore, reference);
    String token = Annotations.value(aistore, Forecast.ASKED);
    if (!token.isBlank()) {
      access.reporter().planned(reference, token, forecast);
    }
    return forecast;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw Failures.refused(Reason.INVALID_SPEC, otherwise);
    }
  }

  private Forecast at(AIStore aistore, ResourceReference reference) {
    String draft = Annotations.value(aistore, Forecast.DRAFT);
    if (draft.isBlank()) {
      return at(aistore, reference, access.resources().unknownFields(reference));
    }
    try {
      CustomResources.Draft<AIStore> drafted = access.resources().draft(aistore, draft);
      ObjectMeta metadata = drafted.resource().getMetadata();
      metadata.setGeneration(metadata.getGeneration() + 1);
      return at(drafted.resource(), reference, drafted.unknownFields());
    } catch (JsonProcessingException unreadable) {
      return nothing(
          "refused: metadata.annotations[%s]: not the JSON of a spec, %s"
              .formatted(Forecast.DRAFT, CustomResources.place(unreadable)));
    }
  }

  private Forecast at(AIStore aistore, ResourceReference reference, List<String> unknown) {
    if (access.formerOperator().holds(aistore)) {
      return ofAnothers(aistore, reference, unknown);
    }
    Optional<Forecast> refusal =
        access
            .refusals()
            .of(aistore, unknown, new ReconcileRequest(reference, Cause.RESYNC))
            .map(stalled -> nothing("refused: " + stalled.message()));
    return refusal.orElseGet(
        () -> aistore.isMarkedForDeletion() ? removal(aistore) : byLook(aistore));
  }

  /** What differs is told also where the spec can't be followed. */
  private Forecast ofAnothers(AIStore aistore, ResourceReference reference, List<String> unknown) {
    try {
      Forecast forecast = new AdoptionForecast(access, aistore).forecast();
      return access
          .refusals()
          .of(aistore, unknown, new ReconcileRequest(reference, Cause.RESYNC))
          .map(stalled -> nothing("refused: " + stalled.message()))
          .map(refusal -> refusal.with(forecast.differences()))
          .orElse(forecast);
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return nothing("refused: " + refused.message());
    }
  }

  private Forecast byLook(AIStore aistore) {
    try {
      Optional<Stalled<AIStoreStep>> unusable =
          access
              .podCertificates()
              .problem(aistore)
              .or(() -> access.certificates().problem(aistore))
              .or(() -> access.logins().problem(aistore));
      if (unusable.isPresent()) {
        return nothing("refused: " + unusable.get().message());
      }
      Look look = access.observer().look(aistore);
      List<Finding> findings = findings(aistore, look);
      return new Ownership(aistore)
          .taken(look.strangers())
          .or(look::switched)
          .or(() -> look.barred().map(Stalled::message))
          .or(() -> PreflightLook.refusal(findings).map(Stalled::message))
          .map(taken -> nothing("refused: " + taken))
          .orElseGet(() -> Foresight.of(look.observation()))
          .with(new TakeoverLook(access, aistore).waiting())
          .found(findings.stream().map(ForecastLook::told).toList());
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return nothing("refused: " + refused.message());
    }
  }

  private List<Finding> findings(AIStore aistore, Look look) {
    return PreflightLook.before(look.observation())
        ? new PreflightLook(access, aistore).withHostSettings()
        : List.of();
  }

  private static Forecast.Finding told(Finding found) {
    return new Forecast.Finding(found.grade().word(), found.reason().camelCase(), found.message());
  }

  private static Forecast nothing(String end) {
    return Forecast.of(List.of(), 0, end);
  }

  private Forecast removal(AIStore aistore) {
    Plan<AIStoreStep> plan = new DeletePlanning(access, aistore).foresee();
    List<Foreseen> steps =
        plan.now().stream().map(step -> Foreseen.of(step, Operation.DELETE.title(), 0)).toList();
    return Forecast.of(
        steps,
        0,
        plan.verdict() == Verdict.STALLED
            ? "stalled: " + plan.message()
            : "then the resource is gone");
  }
}
