package io.windlass.activities.aistore.authn;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.workflows.aistore.authn.AuthnDecider;
import io.windlass.workflows.aistore.authn.AuthnPlanner;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;
import java.util.Optional;

/**
 * Tells what would be done about an AuthN service, by the planners themselves, and changes nothing.
 * A spec that a person put on the resource as a draft takes the place of its own.
 */
record AuthnForecast(AuthnAccess access, AuthnPlanning planning) {

  /**
   * What would be done about the resource.
   *
   * @throws io.temporal.failure.ApplicationFailure when there is no such resource
   */
  Forecast at(ResourceReference reference) {
    AIStoreAuth auth =
        access
            .find(reference)
            .orElseThrow(
                () ->
                    Failures.refused(
                        Reason.MISSING_REFERENCE, "there is no %s".formatted(reference.title())));
    Forecast forecast = forecast(auth, reference);
    String token = value(auth, Forecast.ASKED);
    if (!token.isBlank()) {
      access.reporter().planned(reference, token, forecast);
    }
    return forecast;
  }

  private static String value(AIStoreAuth auth, String annotation) {
    return auth.getMetadata().getAnnotations().getOrDefault(annotation, "");
  }

  private Forecast forecast(AIStoreAuth auth, ResourceReference reference) {
    String draft = value(auth, Forecast.DRAFT);
    try {
      return draft.isBlank()
          ? of(auth, reference)
          : of(access.resources().draft(auth, draft).resource(), reference);
    } catch (JsonProcessingException unreadable) {
      return nothing(
          "refused: metadata.annotations[%s]: not the JSON of a spec, %s"
              .formatted(Forecast.DRAFT, CustomResources.place(unreadable)));
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return nothing("refused: " + refused.message());
    }
  }

  private Forecast of(AIStoreAuth auth, ResourceReference reference) {
    if (auth.isMarkedForDeletion()) {
      Plan<AuthnStep> plan = planning.removal(auth);
      return plan.now().isEmpty()
          ? nothing("stalled: " + plan.message())
          : told("Delete", plan, "then the resource is gone");
    }
    Optional<String> refusal =
        planning
            .refusal(auth, new ReconcileRequest(reference, Cause.RESYNC))
            .map(Decision.Stalled::message);
    return refusal.map(why -> nothing("refused: " + why)).orElseGet(() -> byLook(auth));
  }

  private Forecast byLook(AIStoreAuth auth) {
    AuthnLook look = access.observer().look(auth);
    Optional<String> barred = planning.barred(auth, look).map(Decision.Stalled::message);
    if (barred.isPresent()) {
      return nothing("refused: " + barred.get());
    }
    Decision<AuthnStep> decision =
        AuthnDecider.decide(look.observation(), auth.getMetadata().getGeneration());
    return switch (decision) {
      case Decision.Operate<AuthnStep> operate -> {
        Plan<AuthnStep> plan =
            new AuthnPlanner(operate.reason()).plan(look.observation(), Intent.COMPLETE);
        yield plan.now().isEmpty()
            ? nothing(plan.message())
            : told(operate.operation().title(), plan, "then AuthN serves as the spec wants it");
      }
      case Decision.Quiet<AuthnStep> quiet ->
          Forecast.of(
              quiet.steps().stream().map(step -> Forecast.Foreseen.of(step, "", 0)).toList(),
              0,
              "then AuthN serves as the spec wants it");
      case Decision.Converged<AuthnStep> ignored -> nothing("nothing: it has converged");
      case Decision.Stalled<AuthnStep> stalled -> nothing("stalled: " + stalled.message());
      case Decision.Held<AuthnStep> held -> nothing("held: " + held.message());
      case Decision.Gone<AuthnStep> ignored -> nothing("the resource is gone");
    };
  }

  private static Forecast told(String operation, Plan<AuthnStep> plan, String end) {
    return Forecast.of(
        plan.now().stream().map(step -> Forecast.Foreseen.of(step, operation, 0)).toList(), 0, end);
  }

  private static Forecast nothing(String end) {
    return Forecast.of(List.of(), 0, end);
  }
}
