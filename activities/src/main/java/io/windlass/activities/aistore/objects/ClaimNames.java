package io.windlass.activities.aistore.objects;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Set;

/** Which claims a StatefulSet makes for each pod. */
public final class ClaimNames {

  private ClaimNames() {}

  /**
   * Whether one is to make other claims than the one that lives. Kubernetes refuses to change that,
   * also in thought.
   */
  public static boolean differ(StatefulSet live, StatefulSet wanted) {
    return !of(live).equals(of(wanted));
  }

  private static Set<String> of(StatefulSet set) {
    return set.getSpec().getVolumeClaimTemplates().stream()
        .map(template -> template.getMetadata().getName())
        .collect(toSet());
  }
}
