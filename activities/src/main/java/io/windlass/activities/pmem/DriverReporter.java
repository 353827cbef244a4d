package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.activities.kubernetes.Conditions;
import io.windlass.activities.report.ForecastStatus;
import io.windlass.activities.report.OperationEnds;
import io.windlass.activities.report.OperationReport;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverPhases;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.resource.DriverPhase;
import io.windlass.workflows.pmem.resource.DriverStatus;
import io.windlass.workflows.pmem.resource.PmemResource;
import io.windlass.workflows.resource.EndedOperation;
import io.windlass.workflows.resource.OperationStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes into the resource's status what Windlass found, does and needs. {@code Ready} is true only
 * when everything is as the present generation of the spec wants it; {@code Stalled} only when
 * nothing more will be done without a person or the world changing something. Phase and reason say
 * the same in the words of the original operator.
 *
 * <p>A report is about the generation that was looked at, never about a newer one that the resource
 * may have by the time of writing.
 */
final class DriverReporter {

  private static final String READY = "Ready";
  private static final String PROGRESSING = "Progressing";
  private static final String STALLED = "Stalled";
  private static final String DEPLOYED = "DriverDeployed";

  /** What the original operator tells of a driver that runs. */
  private static final String SUCCESS = "All driver components are deployed successfully";

  private final PmemResources resources;

  DriverReporter(PmemResources resources) {
    this.resources = resources;
  }

  /** What was decided by a look. Quiet work is told only when it does not come off. */
  void decided(DecideRequest request, Decision<PmemStep> decision, DriverLook look) {
    ResourceReference reference = request.request().reference();
    switch (decision) {
      case Decision.Converged<PmemStep> ignored -> converged(reference, look);
      case Stalled<PmemStep> stalled -> stalled(reference, stalled, Optional.of(look));
      case Decision.Held<PmemStep> held -> underWay(reference, held.reason(), held.message(), look);
      case Decision.Quiet<PmemStep>(List<PmemStep> steps) when !request.trouble().isEmpty() ->
          underWay(
              reference,
              steps.getFirst().reason(),
              OperationReport.troubled(steps.getFirst().title(), request.trouble()),
              look);
      case Decision.Quiet<PmemStep> ignored -> {}
      case Decision.Operate<PmemStep> ignored -> {}
      case Decision.Gone<PmemStep> ignored -> {}
    }
  }

  private void converged(ResourceReference reference, DriverLook look) {
    String reason = Reason.CONVERGED.camelCase();
    change(
        reference,
        resource ->
            DriverStatusEdit.of(resource, generation(reference, resource))
                .conditions(
                    AdoptedCondition.in(
                        conditions(reference, resource)
                            .set(READY, true, "Ready", "The driver is well on every selected node")
                            .set(PROGRESSING, false, reason, Reason.CONVERGED.sentence())
                            .set(STALLED, false, reason, "nothing is stuck")
                            .set(DEPLOYED, true, "Deployed", "Driver deployed successfully."),
                        resource,
                        look))
                .phase(DriverPhase.RUNNING, SUCCESS)
                .look(look)
                .volumes(DriverVolumes.NONE)
                .noOperation());
  }

  /** Nothing is done as the spec is, and nobody has looked at the driver. */
  void refused(ResourceReference reference, Stalled<PmemStep> stalled) {
    stalled(reference, stalled, Optional.empty());
  }

  private void stalled(
      ResourceReference reference, Stalled<PmemStep> stalled, Optional<DriverLook> look) {
    if (stalled.reason().notOurs()) {
      change(reference, resource -> left(reference, resource, stalled));
      return;
    }
    change(
        reference,
        resource -> {
          DriverStatusEdit edit =
              DriverStatusEdit.of(resource, generation(reference, resource))
                  .conditions(
                      stuck(conditions(reference, resource), stalled.reason(), stalled.message()))
                  .phase(DriverPhases.of(stalled), stalled.message());
          look.ifPresent(edit::look);
          edit.volumes(
              look.filter(found -> stalled.reason() == Reason.VOLUMES_EXIST)
                  .map(found -> found.observation().volumes())
                  .orElse(DriverVolumes.NONE));
          return stalled.reason() == Reason.CANCELLED ? edit : edit.noOperation();
        });
  }

  /** How the driver is, and in which phase, is for the operator to say in whose hands it is. */
  private static DriverStatusEdit left(
      ResourceReference reference, PmemResource resource, Stalled<PmemStep> stalled) {
    String reason = stalled.reason().camelCase();
    return DriverStatusEdit.beside(resource)
        .conditions(
            conditions(reference, resource)
                .set(PROGRESSING, false, reason, stalled.message())
                .set(STALLED, true, reason, stalled.message()))
        .noOperation();
  }

  /** A driver is about to change hands. */
  void adopting(ResourceReference reference) {
    String reason = Reason.ADOPTION_REQUESTED.camelCase();
    change(
        reference,
        resource ->
            DriverStatusEdit.beside(resource)
                .conditions(
                    conditions(reference, resource)
                        .set(PROGRESSING, true, reason, "the driver is adopted")
                        .set(STALLED, false, reason, "work is under way")));
  }

  /** A driver has changed hands: told among the operations that have ended. */
  void adopted(ResourceReference reference, String began, String message) {
    change(
        reference,
        resource ->
            DriverStatusEdit.beside(resource)
                .ended(
                    new EndedOperation(
                        "Adopt",
                        reference.workflowId(),
                        began,
                        Conditions.now(),
                        Phase.DONE.word(),
                        Reason.ADOPTION_REQUESTED.camelCase(),
                        message)));
  }

  private void underWay(
      ResourceReference reference, Reason reason, String message, DriverLook look) {
    change(
        reference,
        resource ->
            DriverStatusEdit.of(resource, generation(reference, resource))
                .conditions(moving(conditions(reference, resource), reason, message))
                .phase(DriverPhase.INITIALIZING, message)
                .look(look)
                .volumes(DriverVolumes.NONE)
                .noOperation());
  }

  /** An operation is under way. */
  void progress(PlanRequest request, Plan<PmemStep> plan, DriverLook look) {
    progress(request, plan, Optional.of(look), DriverVolumes.NONE);
  }

  /**
   * A driver is being removed: nobody asks it any more.
   *
   * @param held volumes for which it has to stay
   */
  void removal(PlanRequest request, Plan<PmemStep> plan, DriverVolumes held) {
    progress(request, plan, Optional.empty(), held);
  }

  private void progress(
      PlanRequest request, Plan<PmemStep> plan, Optional<DriverLook> look, DriverVolumes held) {
    ResourceReference reference = request.operation().reference();
    OperationReport report = new OperationReport(request, plan);
    change(
        reference,
        resource -> {
          OperationStatus now = report.after(operation(resource));
          Conditions conditions = conditions(reference, resource);
          DriverStatusEdit edit =
              DriverStatusEdit.of(resource, generation(reference, resource))
                  .operation(now)
                  .volumes(held);
          look.ifPresent(edit::look);
          if (plan.verdict() != Verdict.STALLED) {
            edit.conditions(moving(conditions, plan.reason(), report.sentence()))
                .phase(DriverPhase.INITIALIZING, report.sentence());
          }
          OperationEnds.Told told =
              new OperationEnds.Told(operation(resource), resource.getStatus().history());
          OperationEnds.of(told, request, plan, now).forEach(edit::ended);
          return edit;
        });
  }

  /** An operation ended without reaching what the spec wants. */
  void concluded(Conclusion conclusion) {
    Reason reason = conclusion.result().reason();
    String message =
        "%s (workflow %s)".formatted(conclusion.result().message(), conclusion.run().workflowId());
    change(
        conclusion.reference(),
        resource -> {
          Stalled<PmemStep> stalled = new Stalled<>(reason, message);
          DriverStatusEdit edit =
              reason.notOurs()
                  ? left(conclusion.reference(), resource, stalled)
                  : DriverStatusEdit.of(resource, generation(conclusion.reference(), resource))
                      .conditions(
                          stuck(conditions(conclusion.reference(), resource), reason, message))
                      .phase(DriverPhases.of(stalled), message);
          OperationEnds.of(operation(resource), conclusion.result()).ifPresent(edit::ended);
          return edit;
        });
  }

  /** Nodes get a pod of that revision from now on. */
  void begun(ResourceReference reference, List<String> nodes, String revision) {
    history(reference, history -> history.begun(nodes, revision));
  }

  /** How nodes stand after they were waited for. */
  void awaited(ResourceReference reference, AwaitNodes step, DriverObservation seen) {
    history(reference, history -> history.awaited(step, seen));
  }

  private void history(ResourceReference reference, UnaryOperator<NodeHistory> more) {
    change(reference, resource -> DriverStatusEdit.beside(resource).nodeHistory(more));
  }

  /** A person asked what would be done. */
  void planned(ResourceReference reference, String token, Forecast forecast) {
    change(
        reference,
        resource -> DriverStatusEdit.beside(resource).plan(ForecastStatus.of(token, forecast)));
  }

  private interface Change {
    DriverStatusEdit of(PmemResource resource);
  }

  private void change(ResourceReference reference, Change change) {
    resources.changeStatus(reference, resource -> status(change, resource));
  }

  private static DriverStatus status(Change change, PmemResource resource) {
    return change.of(resource).build();
  }

  private static Conditions stuck(Conditions conditions, Reason reason, String message) {
    if (reason == Reason.CERTIFICATE_UNUSABLE) {
      conditions.set(LookReport.CERTIFICATES_VALID, false, reason.camelCase(), message);
    }
    return conditions
        .set(READY, false, reason.camelCase(), message)
        .set(PROGRESSING, false, reason.camelCase(), message)
        .set(STALLED, true, reason.camelCase(), message)
        .set(DEPLOYED, false, reason.camelCase(), message);
  }

  private static Conditions moving(Conditions conditions, Reason reason, String message) {
    return conditions
        .set(READY, false, reason.camelCase(), message)
        .set(PROGRESSING, true, reason.camelCase(), message)
        .set(STALLED, false, reason.camelCase(), "work is under way");
  }

  private static Optional<OperationStatus> operation(PmemResource resource) {
    return Optional.ofNullable(resource.getStatus().operation());
  }

  private static Conditions conditions(ResourceReference reference, PmemResource resource) {
    List<Condition> present = ToldConditions.completed(resource.getStatus().conditions());
    return new Conditions(present, generation(reference, resource));
  }

  /** What the report is about; a reference without a generation means whatever is there. */
  private static long generation(ResourceReference reference, PmemResource resource) {
    long present = resource.getMetadata().getGeneration();
    return reference.generation() == 0 ? present : Math.min(reference.generation(), present);
  }
}
