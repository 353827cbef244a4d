package io.windlass.activities.pmem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.activities.pmem.DriverEstates.Watch;
import io.windlass.activities.pmem.PmemResources.Draft;
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
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.Hindrances;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.adopt.DriverEstate;
import io.windlass.workflows.pmem.foresight.DriverForesight;
import io.windlass.workflows.pmem.resource.PmemResource;
import io.windlass.workflows.pmem.uninstall.UninstallPlanner;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a driver to tell what would be done, and changes nothing.
 *
 * <ol>
 *   <li>Of a driver in the hands of pmem-csi-operator, what adopting it would come to: see {@link
 *       DriverAdoptionForecast}.
 *   <li>A spec that a person put on the resource as a draft takes the place of its own.
 *   <li>What the spec itself would be refused for is told first.
 *   <li>Of a resource that is being deleted, its removal; otherwise {@link DriverForesight} tells.
 *   <li>What waits since a driver was adopted is told beside it.
 *   <li>A person who asked by an annotation finds the answer in the status.
 * </ol>
 */
record DriverForecast(DriverAccess access) {

  /**
   * What would be done about the resource.
   *
   * @throws io.temporal.failure.ApplicationFailure when there is no such resource
   */
  Forecast at(ResourceReference reference) {
    PmemResource resource =
        access
            .find(reference)
            .orElseThrow(
                () ->
                    Failures.refused(
                        Reason.MISSING_REFERENCE, "there is no %s".formatted(reference.title())));
    Forecast forecast = forecast(resource, reference);
    String token = PmemAnnotations.value(resource, Forecast.ASKED);
    if (!token.isBlank()) {
      access.reporter().planned(reference, token, forecast);
    }
    return forecast;
  }

  private Forecast forecast(PmemResource resource, ResourceReference reference) {
    String written = PmemAnnotations.value(resource, Forecast.DRAFT);
    try {
      if (written.isBlank()) {
        return of(resource, access.resources().unknownFields(reference), reference);
      }
      Draft draft = access.resources().draft(resource, written);
      ObjectMeta metadata = draft.resource().getMetadata();
      metadata.setGeneration(metadata.getGeneration() + 1);
      return of(draft.resource(), draft.unknownFields(), reference);
    } catch (JsonProcessingException unreadable) {
      return nothing(
          "refused: metadata.annotations[%s]: not the JSON of a spec, %s"
              .formatted(Forecast.DRAFT, CustomResources.place(unreadable)));
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      return nothing("refused: " + refused.message());
    }
  }

  private Forecast of(PmemResource resource, List<String> unknown, ResourceReference reference) {
    if (resource.isMarkedForDeletion()) {
      return removal(resource);
    }
    Optional<DriverEstate> theirs = new DriverEstates(access, resource).found(Watch.GLANCE);
    if (theirs.isPresent()) {
      return new DriverAdoptionForecast(access, resource).of(theirs.get());
    }
    Optional<Stalled<PmemStep>> refusal =
        DriverRefusals.of(resource, unknown, new ReconcileRequest(reference, Cause.RESYNC))
            .or(() -> access.observer().anotherLayout(resource));
    return refusal.isPresent() ? nothing("refused: " + refusal.get().message()) : byLook(resource);
  }

  private Forecast byLook(PmemResource resource) {
    DriverLook look = access.observer().look(resource);
    Forecast forecast = foreseen(look.observation());
    return look.kept().isEmpty()
        ? forecast
        : forecast.with(DriverTakeover.of(access, resource, look).waiting());
  }

  private static Forecast foreseen(DriverObservation seen) {
    List<Forecast.Finding> found =
        Hindrances.groups(seen.nodes()).stream()
            .map(
                group ->
                    new Forecast.Finding(
                        group.finding().blocks() ? "blocking" : "advice",
                        group.finding().reason().camelCase(),
                        group.sentence()))
            .toList();
    return DriverForesight.of(seen).found(found);
  }

  private Forecast removal(PmemResource resource) {
    Plan<PmemStep> plan =
        new DriverRemoval(access, resource)
            .held()
            .map(UninstallPlanner::held)
            .orElseGet(UninstallPlanner::removal);
    List<Foreseen> steps =
        plan.now().stream().map(step -> Foreseen.of(step, Operation.UNINSTALL.title(), 0)).toList();
    return Forecast.of(
        steps,
        0,
        plan.verdict() == Verdict.STALLED
            ? "stalled: " + plan.message()
            : "then the resource is gone");
  }

  private static Forecast nothing(String end) {
    return Forecast.of(List.of(), 0, end);
  }
}
