package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.aistore.ClusterObserver.Look;
import io.windlass.activities.aistore.preflight.Finding;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.workflows.aistore.AIStoreDecider;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.Displacement;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.delete.DeletePlanner;
import io.windlass.workflows.aistore.foresight.Foresight;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.VersionLeap;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at a cluster, decides or plans, and reports what it saw.
 *
 * <ol>
 *   <li>A cluster that is in the hands of another operator is left alone until a person has it
 *       adopted: see {@link AdoptionGate}.
 *   <li>A deletion compares nothing with the spec, so that also what the API server refuses can be
 *       deleted: see {@link DeletePlanning}. It is over when the resource waits for others only.
 *   <li>In a namespace that is being deleted nothing else is begun or continued.
 *   <li>A spec that can't be followed is refused. Before that, what an interrupted operation left
 *       behind is put right: it would stay so until somebody corrects the spec.
 *   <li>So is one that names a certificate with which no node could serve, and an image that can't
 *       read what the nodes that run have written.
 *   <li>Where AIStore does not let us in, nothing is begun, since nothing could be verified. But
 *       proxies that do not believe a token get the template that the spec wants, which may mend
 *       that: they hold no data, and targets wait until they do believe us. A cluster is shut down
 *       also without: its nodes end in order by themselves.
 *   <li>What people wish of the work is heeded: see {@link Wishes}.
 *   <li>Before its first node a cluster is looked around for: see {@link PreflightLook}.
 *   <li>The way to a safe state, and the way back from a failure, compare nothing with the spec
 *       when the API server refuses what it leads to.
 * </ol>
 */
final class ClusterPlanning {

  private static final String NAMESPACE_GOES =
      "the namespace is being deleted: nothing is repaired or changed in it any more";

  private final ClusterAccess access;

  ClusterPlanning(ClusterAccess access) {
    this.access = access;
  }

  /** What a resource needs, by its spec and by what is there. */
  Decision<AIStoreStep> decide(AIStore aistore, DecideRequest request) {
    long generation = aistore.getMetadata().getGeneration();
    List<String> unknown = access.resources().unknownFields(request.request().reference());
    if (access.formerOperator().holds(aistore)) {
      return new AdoptionGate(access, aistore).decide(unknown, request.request());
    }
    Optional<Decision.Stalled<AIStoreStep>> refusal =
        access.refusals().of(aistore, unknown, request.request());
    if (refusal.isPresent()) {
      return refuse(aistore, refusal.get());
    }
    if (aistore.isMarkedForDeletion()) {
      return held(aistore)
          ? new Decision.Operate<>(Operation.DELETE, Reason.DELETED, generation)
          : new Decision.Gone<>();
    }
    if (access.namespaceGoes(aistore)) {
      return new Decision.Stalled<>(Reason.NAMESPACE_DELETED, NAMESPACE_GOES);
    }
    if (Request.ADOPT.pending(aistore.getMetadata().getAnnotations()).isPresent()) {
      return wishes(aistore).decision(AdoptionGate.adoption());
    }
    Optional<Decision.Stalled<AIStoreStep>> unusable = unusable(aistore);
    if (unusable.isPresent()) {
      return refuse(aistore, unusable.get());
    }
    Optional<Decision.Stalled<AIStoreStep>> barred =
        Rest.wanted(aistore) ? Optional.empty() : access.logins().problem(aistore);
    return barred.isPresent() ? barred.get() : decideByLook(aistore, request);
  }

  /** Why a certificate can't be used, or can't be read. */
  private Optional<Decision.Stalled<AIStoreStep>> unusable(AIStore aistore) {
    try {
      return access.certManager().problem(aistore);
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return Optional.of(new Decision.Stalled<>(refused.reason(), refused.message()));
    }
  }

  private Decision<AIStoreStep> decideByLook(AIStore aistore, DecideRequest request) {
    try {
      Look look = access.observer().look(aistore);
      follow(aistore, look, request);
      Decision<AIStoreStep> decision = wishes(aistore).decision(decide(aistore, look));
      if (PreflightLook.due(look.observation(), decision)) {
        return preflight(aistore, decision);
      }
      report(decision, request, look);
      return decision;
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return refuse(aistore, new Decision.Stalled<>(refused.reason(), refused.message()));
    }
  }

  /** What is found is told one by one; what blocks is told by the resource besides. */
  private Decision<AIStoreStep> preflight(AIStore aistore, Decision<AIStoreStep> decision) {
    List<Finding> findings = new PreflightLook(access, aistore).findings();
    access.preflightReporter().found(aistore, findings);
    findings.forEach(found -> access.warn(aistore, found.reason(), found.message()));
    Optional<Decision.Stalled<AIStoreStep>> refusal = PreflightLook.refusal(findings);
    return refusal.isPresent() ? refusal.get() : decision;
  }

  /** Told before anything is done about it; by far most times nothing has changed. */
  private void follow(AIStore aistore, Look look, DecideRequest request) {
    if (!look.hosts().equals(Optional.ofNullable(aistore.getStatus().autoscaleStatus()))) {
      access.reporter().following(request.request().reference(), look.hosts());
    }
  }

  /** Names that are taken are told before anything is begun, but not before loose ends are tied. */
  private Decision<AIStoreStep> decide(AIStore aistore, Look look) {
    long generation = aistore.getMetadata().getGeneration();
    Ownership ownership = new Ownership(aistore);
    Optional<String> taken = ownership.taken(look.strangers());
    if (taken.isPresent()) {
      return AIStoreDecider.beforeRefusal(look.observation(), generation)
          .orElseGet(() -> new Decision.Stalled<>(Reason.FOREIGN_OBJECT, taken.get()));
    }
    if (look.switched().isPresent()) {
      return new Decision.Stalled<>(Reason.NOT_SUPPORTED, look.switched().get());
    }
    if (look.barred().isPresent() && !look.mayBeBelieved() && !Rest.wanted(aistore)) {
      return look.barred().get();
    }
    Optional<String> estranged = estranged(aistore, look);
    if (estranged.isPresent()) {
      return new Decision.Stalled<>(Reason.CERTIFICATE_UNUSABLE, estranged.get());
    }
    Optional<SpecProblem> leap = leap(aistore, look.observation());
    if (leap.isPresent()) {
      return AIStoreDecider.beforeRefusal(look.observation(), generation)
          .orElseGet(() -> new Decision.Stalled<>(Reason.INVALID_SPEC, leap.get().text()));
    }
    ownership.awaitRemoval(look.strangers());
    return AIStoreDecider.decide(look.observation(), generation);
  }

  /**
   * Asked of the pods themselves: a rollout that is not complete leaves some of the older image.
   */
  private Optional<SpecProblem> leap(AIStore aistore, ClusterObservation seen) {
    boolean current = seen.proxies().allCurrent() && seen.targets().allCurrent();
    return current
        ? Optional.empty()
        : RoleObjects.podsOfName(access.kubernetes(), aistore).stream()
            .flatMap(pod -> MainContainer.image(pod).stream())
            .flatMap(image -> VersionLeap.between(image, aistore.getSpec().nodeImage()).stream())
            .findFirst();
  }

  /** Why nobody answers, when that is because of a certificate that nodes would not believe. */
  private Optional<String> estranged(AIStore aistore, Look look) {
    if (new Https(aistore).ofEachPod().isPresent()) {
      return look.silence()
          .flatMap(silent -> access.podCertificates().distrusted(aistore, access.clusterDomain()));
    }
    return look.silence()
        .flatMap(silent -> access.certificates().identity(aistore))
        .flatMap(next -> Estrangement.between(access, aistore, next));
  }

  private static Wishes wishes(AIStore aistore) {
    return Wishes.of(aistore.getMetadata().getAnnotations());
  }

  /** Quiet work is told only when it does not come off: it disturbs nobody. */
  private void report(Decision<AIStoreStep> decision, DecideRequest request, Look look) {
    ResourceReference reference = request.request().reference();
    switch (decision) {
      case Decision.Converged<AIStoreStep> ignored -> {
        if (look.observation().policy().shutDown()) {
          access.reporter().atRest(reference, look);
        } else {
          drained(look.observation())
              .ifPresentOrElse(
                  why -> access.reporter().drained(reference, look, why),
                  () -> access.reporter().converged(reference, look));
        }
      }
      case Decision.Quiet<AIStoreStep>(List<AIStoreStep> steps) when !request.trouble().isEmpty() ->
          access.reporter().troubled(reference, steps.getFirst(), request.trouble());
      case Decision.Held<AIStoreStep> held -> access.reporter().held(reference, held);
      case Decision.Quiet<AIStoreStep> ignored -> {}
      case Decision.Operate<AIStoreStep> ignored -> {}
      case Decision.Stalled<AIStoreStep> ignored -> {}
      case Decision.Gone<AIStoreStep> ignored -> {}
    }
  }

  /** What nodes wait for whose host is drained; empty when none does. */
  private static Optional<String> drained(ClusterObservation seen) {
    return Optional.of(
            seen.nodes()
                .filter(NodeObservation::drained)
                .flatMap(node -> node.lastingProblem().stream())
                .map(PodProblem::message)
                .collect(Collectors.joining("; ")))
        .filter(why -> !why.isEmpty());
  }

  /** What a person has cancelled was brought to a safe state then. */
  private Decision<AIStoreStep> refuse(AIStore aistore, Decision.Stalled<AIStoreStep> refusal) {
    if (refusal.reason() == Reason.CANCELLED || aistore.isMarkedForDeletion()) {
      return refusal;
    }
    return AIStoreDecider.beforeRefusal(
            access.glance(aistore), aistore.getMetadata().getGeneration())
        .orElse(refusal);
  }

  /** The next steps of an operation. */
  Plan<AIStoreStep> plan(PlanRequest request) {
    ResourceReference reference = request.operation().reference();
    Operation operation = request.operation().operation();
    Optional<AIStore> found = access.find(reference);
    if (operation == Operation.DELETE) {
      return found
          .filter(ClusterPlanning::held)
          .map(aistore -> new DeletePlanning(access, aistore).plan(request))
          .orElseGet(DeletePlanner::gone);
    }
    if (found.isEmpty()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.DELETED, "the resource is gone");
    }
    AIStore aistore = found.get();
    if (changed(aistore, request)) {
      return Plan.end(Verdict.SUPERSEDED, Reason.SUPERSEDED, "the resource has changed");
    }
    List<HasMetadata> read =
        request.intent() == Intent.COMPLETE
            ? access.formerOperator().tellTales(aistore)
            : List.of();
    if (FormerOperator.holds(read)) {
      return Plan.end(
          Verdict.SUPERSEDED, Reason.OTHER_OPERATOR, "ais-operator works on the cluster again");
    }
    if (amiss(request) && access.namespaceGoes(aistore)) {
      return Plan.end(Verdict.SUPERSEDED, Reason.NAMESPACE_DELETED, NAMESPACE_GOES);
    }
    return planByLook(aistore, request, read);
  }

  /** Only then is a look at the namespace worth its call: what goes in order is not in one. */
  private static boolean amiss(PlanRequest request) {
    return request.operation().operation() == Operation.RECOVER || !request.trouble().isEmpty();
  }

  private Plan<AIStoreStep> planByLook(
      AIStore aistore, PlanRequest request, List<HasMetadata> read) {
    try {
      Look look = look(aistore, request, read);
      Plan<AIStoreStep> plan =
          expecting(
              wishes(aistore).plan(request, intent -> planned(request, look, intent)),
              request,
              look);
      access.reporter().progress(request, plan, look);
      return plan;
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }

  private static Plan<AIStoreStep> planned(PlanRequest request, Look look, Intent intent) {
    Operation operation = request.operation().operation();
    return Displacement.of(operation, look.observation(), intent)
        .orElseGet(() -> AIStoreWorkflows.planner(operation).plan(look.observation(), intent));
  }

  /** Nobody can tell how long a person has it wait, or how long the way to a safe state is. */
  private static Plan<AIStoreStep> expecting(
      Plan<AIStoreStep> plan, PlanRequest request, Look look) {
    return plan.verdict() == Verdict.PROCEED && request.intent() == Intent.COMPLETE
        ? plan.expecting(Foresight.remaining(request.operation().operation(), look.observation()))
        : plan;
  }

  private Look look(AIStore aistore, PlanRequest request, List<HasMetadata> read) {
    try {
      return access.observer().look(aistore, read);
    } catch (KubernetesClientException answer) {
      boolean back =
          request.intent() == Intent.STOP || request.operation().operation() == Operation.RECOVER;
      if (back && ApiRefusal.in(answer).isPresent()) {
        return access.observer().glance(aistore);
      }
      throw answer;
    }
  }

  /** Whether the deletion waits for us. */
  private static boolean held(AIStore aistore) {
    return aistore.hasFinalizer(Annotations.FINALIZER);
  }

  private static boolean changed(AIStore aistore, PlanRequest request) {
    boolean newer =
        aistore.getMetadata().getGeneration() > request.operation().reference().generation();
    return switch (request.intent()) {
      case COMPLETE -> aistore.isMarkedForDeletion() || newer;
      case STOP -> aistore.isMarkedForDeletion();
    };
  }
}
