package io.windlass.activities.pmem;

import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Forecast.Foreseen;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.DriverStep.AdoptDriver;
import io.windlass.workflows.pmem.adopt.AdoptionPlanner;
import io.windlass.workflows.pmem.adopt.DriverEstate;
import io.windlass.workflows.pmem.foresight.DriverForesight;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What adopting a driver would come to: every difference, the handover, and what Windlass would do
 * then. Changes nothing.
 */
record DriverAdoptionForecast(DriverAccess access, PmemResource resource) {

  Forecast of(DriverEstate estate) {
    boolean comparable =
        estate.layout().equals(Optional.of(estate.wanted()))
            && estate.namespace().equals(estate.ours());
    return comparable
        ? compared(estate)
        : AdoptionPlanner.obstacle(estate).map(DriverAdoptionForecast::refused).orElseThrow();
  }

  private Forecast compared(DriverEstate estate) {
    PmemResource named = AdoptedName.in(resource, access.workloads(resource).nodes());
    DriverLook look = access.observer().look(named);
    DriverTakeover takeover = DriverTakeover.of(access, named, look);
    Optional<String> obstacle =
        AdoptionPlanner.obstacle(estate).or(() -> takeover.objections().stream().findFirst());
    return obstacle
        .map(DriverAdoptionForecast::refused)
        .orElseGet(() -> adopted(named, look, takeover))
        .with(takeover.differences());
  }

  private static Forecast refused(String why) {
    return Forecast.of(List.of(), 0, "refused: " + why);
  }

  private Forecast adopted(PmemResource named, DriverLook look, DriverTakeover takeover) {
    KeptDriver kept = DriverAdoption.kept(access, named, look);
    PmemResource adopted =
        PmemAnnotations.with(
            named,
            Map.of(
                PmemAnnotations.KEPT,
                kept.annotation(),
                DriverLayout.ANNOTATION,
                look.context().spec().layout().word()));
    Foreseen step = Foreseen.of(new AdoptDriver(Reason.ADOPTION_REQUESTED), "", 0);
    String title =
        "%s: %d objects change hands".formatted(step.step(), takeover.heirlooms().size());
    return DriverForesight.of(access.observer().look(adopted).observation())
        .after(new Foreseen(step.operation(), title, step.reason(), 0, step.unavailable()));
  }
}
