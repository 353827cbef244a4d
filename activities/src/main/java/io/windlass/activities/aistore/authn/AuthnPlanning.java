package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.aistore.FormerOperator;
import io.windlass.activities.aistore.objects.authn.AuthnObjects;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.workflows.aistore.authn.AuthnDecider;
import io.windlass.workflows.aistore.authn.AuthnDeletePlanner;
import io.windlass.workflows.aistore.authn.AuthnPlanner;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at an AuthN service, decides or plans, and reports what it saw.
 *
 * <ol>
 *   <li>A deletion compares nothing with the spec, so that also what can't be followed can go.
 *   <li>A spec that can't be followed is refused, and in a namespace that goes nothing is begun.
 *   <li>A service in the hands of another operator is left alone until a person has it adopted.
 *   <li>Objects of the same name that belong to somebody else are told before anything is begun.
 *   <li>So is a Secret that is not there: it is waited for. The pod that runs is left alone.
 *   <li>What people wish of the work is heeded: see {@link Wishes}.
 * </ol>
 */
final class AuthnPlanning {

  private final AuthnAccess access;

  AuthnPlanning(AuthnAccess access) {
    this.access = access;
  }

  /** What a resource needs, by its spec and by what is there. */
  Decision<AuthnStep> decide(AIStoreAuth auth, DecideRequest request) {
    if (auth.isMarkedForDeletion()) {
      return held(auth)
          ? new Decision.Operate<>(
              Operation.DELETE, Reason.DELETED, auth.getMetadata().getGeneration())
          : new Decision.Gone<>();
    }
    Optional<Stalled<AuthnStep>> refusal = refusal(auth, request.request());
    return refusal.isPresent() ? refusal.get() : decideByLook(auth, request);
  }

  /** Why nothing can be begun; empty when it can. */
  Optional<Stalled<AuthnStep>> refusal(AIStoreAuth auth, ReconcileRequest request) {
    List<String> unknown = access.resources().unknownFields(request.reference());
    return AuthnRefusals.of(auth, unknown, request)
        .or(() -> namespaceGoes(auth))
        .or(() -> anothers(auth));
  }

  private Optional<Stalled<AuthnStep>> namespaceGoes(AIStoreAuth auth) {
    return access.namespaceGoes(auth)
        ? Optional.of(
            new Stalled<>(
                Reason.NAMESPACE_DELETED,
                "the namespace is being deleted: nothing is repaired or changed in it any more"))
        : Optional.empty();
  }

  private Optional<Stalled<AuthnStep>> anothers(AIStoreAuth auth) {
    if (Request.ADOPT.pending(auth.getMetadata().getAnnotations()).isPresent()) {
      return Optional.empty();
    }
    AuthnObjects objects = new AuthnObjects(auth);
    Stream<HasMetadata> named =
        Stream.concat(Stream.of(objects.deploymentName()), objects.rest().stream().limit(1));
    return named
            .flatMap(object -> access.objects().live(object).stream())
            .filter(new Ownership(auth)::ours)
            .anyMatch(FormerOperator.HANDOVER::pending)
        ? Optional.of(
            new Stalled<>(
                Reason.OTHER_OPERATOR,
                "ais-operator works on this AuthN; stop it, then set the annotation %s to any new text"
                    .formatted(Request.ADOPT.annotation())))
        : Optional.empty();
  }

  private Decision<AuthnStep> decideByLook(AIStoreAuth auth, DecideRequest request) {
    try {
      AuthnLook look = access.observer().look(auth);
      Optional<Stalled<AuthnStep>> barred = barred(auth, look);
      if (barred.isPresent()) {
        return barred.get();
      }
      Decision<AuthnStep> decision =
          wishes(auth)
              .decision(
                  AuthnDecider.decide(look.observation(), auth.getMetadata().getGeneration()));
      report(decision, request);
      return decision;
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return new Stalled<>(refused.reason(), refused.message());
    }
  }

  /** What a person has to put right, as the look has shown. */
  Optional<Stalled<AuthnStep>> barred(AIStoreAuth auth, AuthnLook look) {
    Ownership ownership = new Ownership(auth);
    Optional<Stalled<AuthnStep>> barred =
        ownership
            .taken(look.strangers())
            .map(taken -> new Stalled<AuthnStep>(Reason.FOREIGN_OBJECT, taken))
            .or(() -> missing(auth, look));
    if (barred.isEmpty()) {
      ownership.awaitRemoval(look.strangers());
    }
    return barred;
  }

  private Optional<Stalled<AuthnStep>> missing(AIStoreAuth auth, AuthnLook look) {
    List<String> sentences =
        Stream.concat(
                new AuthnCertificates(access, auth).problem().stream(), look.missing().stream())
            .toList();
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stalled<>(Reason.MISSING_REFERENCE, String.join("; ", sentences)));
  }

  private static Wishes wishes(AIStoreAuth auth) {
    return Wishes.of(auth.getMetadata().getAnnotations());
  }

  /** Quiet work is told only when it does not come off: it disturbs nobody. */
  private void report(Decision<AuthnStep> decision, DecideRequest request) {
    ResourceReference reference = request.request().reference();
    switch (decision) {
      case Decision.Converged<AuthnStep> ignored -> access.reporter().converged(reference);
      case Decision.Quiet<AuthnStep>(List<AuthnStep> steps) when !request.trouble().isEmpty() ->
          access.reporter().troubled(reference, steps.getFirst(), request.trouble());
      case Decision.Held<AuthnStep> held ->
          access.reporter().quiet(reference, held.reason(), held.message());
      case Decision.Quiet<AuthnStep> ignored -> {}
      case Decision.Operate<AuthnStep> ignored -> {}
      case Stalled<AuthnStep> ignored -> {}
      case Decision.Gone<AuthnStep> ignored -> {}
    }
  }

  /** The next steps of an operation. */
  Plan<AuthnStep> plan(PlanRequest request) {
    Optional<AIStoreAuth> found = access.find(request.operation().reference());
    if (request.operation().operation() == Operation.DELETE) {
      return found
          .filter(AuthnPlanning::held)
          .map(auth -> removal(auth, request))
          .orElseGet(AuthnDeletePlanner::gone);
    }
    if (found.isEmpty()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.DELETED, "the resource is gone");
    }
    if (changed(found.get(), request)) {
      return Plan.end(Verdict.SUPERSEDED, Reason.SUPERSEDED, "the resource has changed");
    }
    return planByLook(found.get(), request);
  }

  private Plan<AuthnStep> removal(AIStoreAuth auth, PlanRequest request) {
    Plan<AuthnStep> plan = wishes(auth).heededAtOnce(removal(auth), request);
    access.reporter().progress(request, plan);
    return plan;
  }

  /** How it goes. */
  Plan<AuthnStep> removal(AIStoreAuth auth) {
    return new AuthnPods(access, auth)
        .endless()
        .map(AuthnDeletePlanner::held)
        .orElseGet(() -> AuthnDeletePlanner.plan(auth.getSpec().persistence().goes()));
  }

  private Plan<AuthnStep> planByLook(AIStoreAuth auth, PlanRequest request) {
    try {
      AuthnLook look = access.observer().look(auth);
      Plan<AuthnStep> plan =
          barred(auth, look)
              .filter(stalled -> request.intent() == Intent.COMPLETE)
              .map(
                  stalled ->
                      Plan.<AuthnStep>end(Verdict.STALLED, stalled.reason(), stalled.message()))
              .orElseGet(() -> planned(auth, request, look));
      access.reporter().progress(request, plan);
      return plan;
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }

  private static Plan<AuthnStep> planned(AIStoreAuth auth, PlanRequest request, AuthnLook look) {
    AuthnPlanner planner = new AuthnPlanner(request.operation().reason());
    return wishes(auth).plan(request, intent -> planner.plan(look.observation(), intent));
  }

  /** Whether the deletion waits for us. */
  static boolean held(AIStoreAuth auth) {
    return auth.hasFinalizer(AuthnAccess.FINALIZER);
  }

  private static boolean changed(AIStoreAuth auth, PlanRequest request) {
    boolean newer =
        auth.getMetadata().getGeneration() > request.operation().reference().generation();
    return auth.isMarkedForDeletion() || request.intent() == Intent.COMPLETE && newer;
  }
}
