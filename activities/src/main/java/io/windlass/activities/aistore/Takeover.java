package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.workflows.lifecycle.Forecast.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What adopting a cluster comes to.
 *
 * @param heirlooms its objects that change hands, those that tell whose the cluster is at the end
 * @param differences what is there and Windlass would make otherwise
 * @param kept what stays as it is for now
 * @param objection why the cluster can't be adopted as it is; empty if it can
 */
record Takeover(
    List<HasMetadata> heirlooms,
    List<Difference> differences,
    Kept kept,
    Optional<String> objection) {

  Takeover {
    heirlooms = List.copyOf(heirlooms);
    differences = List.copyOf(differences);
  }
}
