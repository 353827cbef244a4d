package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** All objects of a driver but Secrets, whose contents nobody but their keeper sees. */
public final class DriverObjects {

  private DriverObjects() {}

  /** What pods need before they start; none of it starts or changes one. */
  public static List<HasMetadata> foundation(DriverContext context) {
    return List.of(
        DriverObject.of(context),
        ProvisionerRights.account(context),
        ProvisionerRights.role(context),
        ProvisionerRights.roleBinding(context),
        ProvisionerRights.clusterRole(context),
        ProvisionerRights.clusterRoleBinding(context),
        ControllerServices.registry(context),
        ControllerServices.metrics(context));
  }

  /** What runs pods. */
  public static List<HasMetadata> workloads(DriverContext context) {
    return List.of(ControllerStatefulSet.of(context), NodeDaemonSet.of(context));
  }
}
