package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.aistore.objects.ClaimNames;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.Optional;

/** The StatefulSet of a role as it is to be. */
record NodeSet(ClusterAccess access, AIStore aistore, StatefulSet wanted) {

  /**
   * Applies it; makes it anew where it is to make other claims for its pods, if it is ours.
   *
   * @throws io.temporal.failure.ApplicationFailure when the one that exists is not ours
   */
  void apply() {
    Optional<StatefulSet> other =
        Optional.ofNullable(access.kubernetes().resource(wanted).get())
            .filter(new Ownership(aistore)::ours)
            .filter(live -> ClaimNames.differ(live, Kept.of(aistore).over(wanted, live)));
    other.ifPresentOrElse(
        live -> new Reincarnation(access, aistore, live).as(wanted),
        () -> access.objects(aistore).apply(wanted));
  }
}
