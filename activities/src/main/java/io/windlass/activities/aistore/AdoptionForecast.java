package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.KubernetesStep.AdoptCluster;
import io.windlass.workflows.aistore.foresight.Foresight;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Forecast.Foreseen;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;

/**
 * What adopting a cluster would come to: every difference, the handover, and what Windlass would do
 * then. Changes nothing.
 */
record AdoptionForecast(ClusterAccess access, AIStore aistore) {

  Forecast forecast() {
    Takeover takeover = new TakeoverLook(access, aistore).takeover();
    return takeover
        .objection()
        .map(why -> Forecast.of(List.of(), 0, "refused: " + why))
        .orElseGet(() -> adopted(takeover))
        .with(takeover.differences());
  }

  private Forecast adopted(Takeover takeover) {
    AIStore adopted =
        Annotations.with(aistore, TakeoverLook.annotations(access, aistore, takeover.kept()));
    Foreseen step = Foreseen.of(new AdoptCluster(Reason.ADOPTION_REQUESTED), "", 0);
    String title =
        "%s: %d objects change hands".formatted(step.step(), takeover.heirlooms().size());
    return Foresight.of(access.look(adopted))
        .after(new Foreseen(step.operation(), title, step.reason(), 0, step.unavailable()));
  }
}
