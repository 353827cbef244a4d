package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.workflows.aistore.resource.DaemonRole;

/**
 * The StatefulSet of the targets. Nobody but us deletes their pods ({@code OnDelete}): a target is
 * taken down only when the others can serve its data.
 */
public final class TargetStatefulSet {
  private TargetStatefulSet() {}

  public static StatefulSet of(ClusterContext context) {
    return DaemonStatefulSet.of(context, DaemonRole.TARGET)
        .editMetadata()
        .addToAnnotations(RestartHash.ANNOTATION, context.carriedOver().restartHash())
        .endMetadata()
        .editSpec()
        .withNewUpdateStrategy()
        .withType("OnDelete")
        .endUpdateStrategy()
        .endSpec()
        .build();
  }
}
