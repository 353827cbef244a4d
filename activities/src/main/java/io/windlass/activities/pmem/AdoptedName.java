package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.workflows.pmem.DriverObservation.Fixed;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a driver that v0.7 or v0.8 of pmem-csi-operator has made: that of its resource, which
 * has no word for it. Volumes know it, so it stays. Pure.
 */
final class AdoptedName {

  private static final Fixed UNKNOWN = new Fixed("", DeviceMode.LVM, 0, DriverLayout.REGISTRY);

  private AdoptedName() {}

  /** The resource as it is once the name is recorded on it. */
  static PmemResource in(PmemResource resource, Optional<DaemonSet> live) {
    return switch (resource) {
      case DriverDeployment deployment when unnamed(deployment) ->
          live.map(set -> DriverWorkloads.fixed(set, UNKNOWN).driverName())
              .filter(name -> !name.isEmpty())
              .map(name -> named(deployment, name))
              .orElse(deployment);
      case PmemResource named -> named;
    };
  }

  private static boolean unnamed(DriverDeployment deployment) {
    String name = deployment.getSpec().driverName();
    return (name == null || name.isEmpty())
        && PmemAnnotations.value(deployment, DriverDeployment.DRIVER_NAME).isEmpty();
  }

  private static PmemResource named(DriverDeployment deployment, String name) {
    return PmemAnnotations.with(deployment, Map.of(DriverDeployment.DRIVER_NAME, name));
  }
}
