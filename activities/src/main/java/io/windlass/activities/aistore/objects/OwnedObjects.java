package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.ArrayList;
import java.util.List;

/**
 * The owned objects that can be applied at any time: none of them starts, stops or changes a pod of
 * the cluster.
 */
public final class OwnedObjects {
  private OwnedObjects() {}

  /** Those that the spec does not ask for: what an earlier one has left of them is deleted. */
  public static List<HasMetadata> unwanted(ClusterContext context) {
    var objects = new ArrayList<HasMetadata>();
    if (TargetDisruptionBudget.of(context).isEmpty()) {
      objects.add(TargetDisruptionBudget.bare(context));
    }
    if (AdminClientDeployment.of(context).isEmpty()) {
      objects.add(AdminClientDeployment.bare(context));
    }
    return objects;
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
    objects.addAll(LoadBalancer.of(context));
    AdminClientDeployment.of(context).ifPresent(objects::add);
    return objects;
  }
}
