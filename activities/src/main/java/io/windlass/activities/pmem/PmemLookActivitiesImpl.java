package io.windlass.activities.pmem;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.Reading;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.pmem.DriverEstates.Watch;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.pmem.DriverStep.ForgetRejected;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.Hindrances;
import io.windlass.workflows.pmem.PmemDecider;
import io.windlass.workflows.pmem.PmemLookActivities;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.PmemWorkflows;
import io.windlass.workflows.pmem.adopt.AdoptionPlanner;
import io.windlass.workflows.pmem.adopt.DriverEstate;
import io.windlass.workflows.pmem.foresight.DriverForesight;
import io.windlass.workflows.pmem.resource.PmemResource;
import io.windlass.workflows.pmem.uninstall.UninstallPlanner;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a driver, decides or plans, and reports what it saw.
 *
 * <ol>
 *   <li>A deletion compares nothing with the spec, so that also what can't be followed can be
 *       deleted. It is over when the resource waits for others only.
 *   <li>A driver in the hands of pmem-csi-operator is left alone until a person has it adopted: see
 *       {@link AdoptionPlanner}.
 *   <li>A spec that can't be followed is refused before anything is looked at; what a person has
 *       cancelled stays so.
 *   <li>What people wish of the work is heeded: see {@link Wishes}.
 *   <li>What the API server refuses is told, and nothing is begun.
 * </ol>
 */
public final class PmemLookActivitiesImpl implements PmemLookActivities {

  /** How many different findings are told by Events. */
  private static final int FOUND = 10;

  private final DriverAccess access;

  public PmemLookActivitiesImpl(DriverAccess access) {
    this.access = access;
  }

  @Override
  public Decision<PmemStep> decide(DecideRequest request) {
    ResourceReference reference = request.request().reference();
    Optional<PmemResource> found = access.find(reference);
    if (found.isEmpty()) {
      return new Decision.Gone<>();
    }
    Decision<PmemStep> decision = decide(found.get(), request);
    if (decision instanceof Stalled<PmemStep> stalled) {
      access.telling().warn(found.get(), stalled.reason(), stalled.message());
    }
    return decision;
  }

  private Decision<PmemStep> decide(PmemResource resource, DecideRequest request) {
    if (resource.isMarkedForDeletion()) {
      return held(resource)
          ? new Decision.Operate<>(Operation.UNINSTALL, Reason.DELETED, generation(resource))
          : new Decision.Gone<>();
    }
    try {
      Reading reading = access.observer().reading();
      Optional<DriverEstate> theirs =
          new DriverEstates(access, resource).found(Watch.GLANCE, reading);
      return theirs.isPresent()
          ? adoption(resource, theirs.get())
          : decideOwn(resource, request, reading);
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return refuse(resource, new Stalled<>(refused.reason(), refused.message()));
    }
  }

  private Decision<PmemStep> adoption(PmemResource resource, DriverEstate theirs) {
    return switch (wishes(resource).decision(AdoptionPlanner.decide(theirs))) {
      case Stalled<PmemStep> stalled -> refuse(resource, stalled);
      case Decision<PmemStep> decision -> decision;
    };
  }

  private Stalled<PmemStep> refuse(PmemResource resource, Stalled<PmemStep> refusal) {
    access.reporter().refused(References.to(resource), refusal);
    return refusal;
  }

  private Decision<PmemStep> decideOwn(
      PmemResource resource, DecideRequest request, Reading reading) {
    Optional<Stalled<PmemStep>> refusal =
        DriverRefusals.of(
                resource,
                access.resources().unknownFields(request.request().reference()),
                request.request())
            .or(() -> access.observer().anotherLayout(resource));
    if (refusal.isPresent()) {
      access.reporter().refused(request.request().reference(), refusal.get());
      return refusal.get();
    }
    DriverLook look = access.observer().look(resource, reading);
    Decision<PmemStep> decision = wishes(resource).decision(decided(resource, request, look));
    tell(resource, look);
    access.reporter().decided(request, decision, look);
    return decision;
  }

  /** What was found about nodes that have no driver yet; the same is told once. */
  private void tell(PmemResource resource, DriverLook look) {
    Hindrances.groups(look.observation().nodes()).stream()
        .limit(FOUND)
        .forEach(
            group -> access.telling().warn(resource, group.finding().reason(), group.sentence()));
  }

  /**
   * By the time of a look the starter may have noted that a retry was taken up: what was rolled
   * back is tried again all the same.
   */
  private static Decision<PmemStep> decided(
      PmemResource resource, DecideRequest request, DriverLook look) {
    boolean again =
        request.request().cause() == Cause.RETRY && look.observation().revisions().rejects();
    return again
        ? new Decision.Quiet<>(List.of(new ForgetRejected(Reason.DRIVER_CHANGED)))
        : PmemDecider.decide(look.observation(), generation(resource));
  }

  @Override
  public Plan<PmemStep> plan(PlanRequest request) {
    ResourceReference reference = request.operation().reference();
    Operation operation = request.operation().operation();
    Optional<PmemResource> found = access.find(reference);
    if (operation == Operation.UNINSTALL) {
      return found
          .filter(PmemLookActivitiesImpl::held)
          .map(resource -> uninstall(resource, request))
          .orElseGet(UninstallPlanner::gone);
    }
    if (found.isEmpty()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.DELETED, "the resource is gone");
    }
    PmemResource resource = found.get();
    return changed(resource, request)
        ? Plan.end(Verdict.SUPERSEDED, Reason.SUPERSEDED, "the resource has changed")
        : planByLook(resource, request);
  }

  @Override
  public Forecast foresee(ResourceReference reference) {
    return new DriverForecast(access).at(reference);
  }

  private Plan<PmemStep> planByLook(PmemResource resource, PlanRequest request) {
    try {
      Reading reading = access.observer().reading();
      if (request.intent() == Intent.COMPLETE && access.formerOperator(reading).holds(resource)) {
        return Plan.end(
            Verdict.SUPERSEDED,
            Reason.OTHER_OPERATOR,
            AdoptionPlanner.OPERATOR + " works on the driver again");
      }
      DriverLook look = access.observer().look(resource, reading);
      Plan<PmemStep> plan =
          expecting(
              wishes(resource)
                  .plan(
                      request,
                      intent ->
                          PmemWorkflows.planner(request.operation().operation())
                              .plan(look.observation(), intent)),
              request,
              look);
      access.reporter().progress(request, plan, look);
      return plan;
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }

  private static Plan<PmemStep> expecting(
      Plan<PmemStep> plan, PlanRequest request, DriverLook look) {
    return plan.verdict() == Verdict.PROCEED && request.intent() == Intent.COMPLETE
        ? plan.expecting(
            DriverForesight.remaining(request.operation().operation(), look.observation()))
        : plan;
  }

  private Plan<PmemStep> uninstall(PmemResource resource, PlanRequest request) {
    try {
      Optional<DriverVolumes> held = new DriverRemoval(access, resource).held();
      Plan<PmemStep> plan =
          wishes(resource)
              .heededAtOnce(
                  held.map(UninstallPlanner::held).orElseGet(UninstallPlanner::removal), request);
      access.reporter().removal(request, plan, held.orElse(DriverVolumes.NONE));
      return plan;
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }

  /** Whether the deletion waits for us. */
  private static boolean held(PmemResource resource) {
    return resource.hasFinalizer(PmemAnnotations.FINALIZER);
  }

  private static Wishes wishes(PmemResource resource) {
    return Wishes.of(DriverRefusals.annotations(resource));
  }

  private static long generation(PmemResource resource) {
    return resource.getMetadata().getGeneration();
  }

  private static boolean changed(PmemResource resource, PlanRequest request) {
    boolean newer = generation(resource) > request.operation().reference().generation();
    return switch (request.intent()) {
      case COMPLETE -> resource.isMarkedForDeletion() || newer;
      case STOP -> resource.isMarkedForDeletion();
    };
  }
}
