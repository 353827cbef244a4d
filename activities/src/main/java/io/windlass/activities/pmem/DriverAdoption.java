package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.activities.kubernetes.Conditions;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.pmem.DriverEstates.Watch;
import io.windlass.activities.pmem.DriverObserver.Subject;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.NodeDaemonSet;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.pmem.adopt.AdoptionPlanner;
import io.windlass.workflows.pmem.adopt.DriverEstate;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Map;

/**
 * Takes a driver over from pmem-csi-operator.
 *
 * <ol>
 *   <li>Everything is looked at once more, and that operator is watched: nothing is touched while
 *       it works, or when a person has to decide something first.
 *   <li>First it is recorded what stays as it is ({@link KeptDriver}), together with the finalizer.
 *       So nothing that looks at the driver in between finds a difference to correct.
 *   <li>Then the objects change hands one by one. DaemonSet and controller, by which it is told
 *       whose the driver is, come last.
 *   <li>Then the DaemonSet is told to replace no pod by itself. Its template stays to the letter,
 *       so that it is no new revision.
 *   <li>Then the request is answered.
 * </ol>
 *
 * <p>Guarantee: no template and no Secret is changed, so no pod is restarted. Killed at any moment,
 * it is taken up again: what has changed hands is left as it is.
 */
record DriverAdoption(DriverAccess access, PmemResource resource) {

  void run() {
    new DriverEstates(access, resource).found(Watch.PATIENT).ifPresent(this::takeOver);
    ResourceReference reference = References.to(resource);
    access.find(reference).ifPresent(this::hold);
    access
        .find(reference)
        .ifPresent(
            present ->
                Request.ADOPT
                    .pending(DriverRefusals.annotations(resource))
                    .ifPresent(
                        token ->
                            access
                                .resources()
                                .annotate(present, Map.of(Request.ADOPT.answer(), token))));
  }

  private void takeOver(DriverEstate estate) {
    String began = Conditions.now();
    ResourceReference reference = References.to(resource);
    access.reporter().adopting(reference);
    AdoptionPlanner.refusal(estate)
        .ifPresent(
            refused -> {
              throw Failures.refused(refused.reason(), refused.message());
            });
    PmemResource named = AdoptedName.in(resource, access.workloads(resource).nodes());
    DriverLook look = access.observer().look(named);
    DriverTakeover takeover = DriverTakeover.of(access, named, look);
    if (!takeover.objections().isEmpty()) {
      throw Failures.refused(Reason.OTHER_OPERATOR, String.join("; ", takeover.objections()));
    }
    record(named, look);
    takeover
        .heirlooms()
        .forEach(object -> access.objects().handOver(object, FormerDriverOperator.HANDOVER));
    access
        .reporter()
        .adopted(
            reference,
            began,
            "%d objects taken over from %s; no pod was restarted"
                .formatted(takeover.heirlooms().size(), AdoptionPlanner.OPERATOR));
  }

  /** What was recorded before, when this was begun and not ended, is still so. */
  private void record(PmemResource named, DriverLook look) {
    if (look.kept().isEmpty()) {
      Map<String, String> annotations =
          Map.of(
              PmemAnnotations.KEPT,
              kept(access, resource, look).annotation(),
              DriverLayout.ANNOTATION,
              look.context().spec().layout().word(),
              DriverDeployment.DRIVER_NAME,
              PmemAnnotations.value(named, DriverDeployment.DRIVER_NAME));
      access.resources().hold(resource, PmemAnnotations.FINALIZER, annotations);
    }
  }

  /** What stays of a driver as it is now. */
  static KeptDriver kept(DriverAccess access, PmemResource resource, DriverLook look) {
    DriverWorkloads workloads = access.workloads(resource);
    return KeptDriver.of(
        look.context(),
        look.live().map(workloads.history()::revision),
        workloads.controller().isPresent());
  }

  /** From now on a pod is replaced when a rollout says so. */
  private void hold(PmemResource recorded) {
    Subject wanted = access.observer().subject(recorded);
    wanted
        .live()
        .filter(live -> wanted.kept().isPresent())
        .map(live -> held(wanted.context(), live))
        .ifPresent(access.own(recorded)::apply);
  }

  private static DaemonSet held(DriverContext context, DaemonSet live) {
    return DaemonSetCare.carrying(NodeDaemonSet.with(context, live.getSpec().getTemplate()), live);
  }
}
