package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.activities.aistore.ConditionTypes;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnProblems;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is refused before anything is looked at: a wish that can't be understood, a spec that can't
 * be followed, and what a person has cancelled.
 */
public final class AuthnRefusals {

  private AuthnRefusals() {}

  /** Why a request would be without effect, naming it; empty when it makes sense. */
  public static Optional<String> of(Request request) {
    return switch (request) {
      case RESTART, CERTIFICATES, ADOPT, RETRY -> Optional.empty();
      case REBALANCE, REPLACE_NODE, DRAIN, REPLACE_AUTHORITY, CHECK_HOSTS, CONVERT ->
          Optional.of(
              "%s: an AIStoreAuth has one pod and no data of AIStore; only restart, adopt and retry can be asked for"
                  .formatted(request.word()));
    };
  }

  /**
   * @param unknown fields of the spec that this version does not know
   */
  static Optional<Stalled<AuthnStep>> of(
      AIStoreAuth auth, List<String> unknown, ReconcileRequest request) {
    return misunderstood(auth)
        .or(
            () ->
                stalled(
                    Reason.INVALID_SPEC,
                    AuthnProblems.blocking(auth).stream().map(SpecProblem::text).toList()))
        .or(
            () ->
                stalled(
                    Reason.NOT_SUPPORTED,
                    unknown.stream()
                        .map(
                            path ->
                                path
                                    + ": this version of Windlass does not know the field; remove it")
                        .toList()))
        .or(() -> cancelled(auth, request));
  }

  private static Optional<Stalled<AuthnStep>> misunderstood(AIStoreAuth auth) {
    Map<String, String> annotations = auth.getMetadata().getAnnotations();
    return Wishes.of(annotations)
        .problem()
        .or(
            () ->
                Request.pendingIn(annotations).stream()
                    .flatMap(
                        request ->
                            of(request).stream()
                                .map(
                                    why ->
                                        "metadata.annotations[%s]: %s; remove it"
                                            .formatted(request.annotation(), why)))
                    .findFirst())
        .flatMap(problem -> stalled(Reason.INVALID_SPEC, List.of(problem)));
  }

  private static Optional<Stalled<AuthnStep>> cancelled(
      AIStoreAuth auth, ReconcileRequest request) {
    return auth.getStatus()
        .condition(ConditionTypes.STALLED)
        .filter(condition -> cancelled(auth, condition))
        .filter(condition -> !request.cause().overridesCancel())
        .flatMap(condition -> stalled(Reason.CANCELLED, List.of(condition.getMessage())));
  }

  private static boolean cancelled(AIStoreAuth auth, Condition stalled) {
    return "True".equals(stalled.getStatus())
        && Reason.CANCELLED.camelCase().equals(stalled.getReason())
        && auth.getMetadata().getGeneration().equals(stalled.getObservedGeneration());
  }

  private static Optional<Stalled<AuthnStep>> stalled(Reason reason, List<String> sentences) {
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stalled<>(reason, String.join("; ", sentences)));
  }
}
