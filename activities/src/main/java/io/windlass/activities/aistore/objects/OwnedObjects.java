package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.ArrayList;
import java.util.List;

/**
 * The owned objects that can be applied at any time: none of them starts, stops or changes a pod.
 */
public final class OwnedObjects {
  private OwnedObjects() {}

  /** Those that the spec does not ask for: what an earlier one has left of them is deleted. */
  public static List<HasMetadata> unwanted(ClusterContext context) {
    return TargetDisruptionBudget.of(context).isPresent()
        ? List.of()
        : List.of(TargetDisruptionBudget.bare(context));
  }

  /** Everything but the StatefulSets, in the order in which pods need it. */
  public static List<HasMetadata> quiet(ClusterContext context) {
    var objects = new ArrayList<HasMetadata>();
    objects.add(PodServiceAccount.of(context));
    objects.add(PodRole.of(context));
    objects.add(PodRoleBinding.of(context));
    objects.add(GlobalConfigMap.of(context));
    for (DaemonRole role : DaemonRole.values()) {
      objects.add(LocalConfigMap.of(context, role));
      objects.add(HeadlessService.of(context, role));
    }
    TargetDisruptionBudget.of(context).ifPresent(objects::add);
    return objects;
  }
}
