package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSIDriverBuilder;
import io.windlass.workflows.pmem.resource.DriverLine;

/** What tells kubelets and scheduler of the driver. */
public final class DriverObject {

  private DriverObject() {}

  public static CSIDriver of(DriverContext context) {
    return new CSIDriverBuilder()
        .withMetadata(OwnedMetadata.ofCluster(context, context.spec().driverName()))
        .withNewSpec()
        .withAttachRequired(false)
        .withPodInfoOnMount(true)
        .withVolumeLifecycleModes("Persistent", "Ephemeral")
        .withStorageCapacity(publishes(context) ? Boolean.TRUE : null)
        .endSpec()
        .build();
  }

  /** Whether nodes publish how much memory is free: from then on the scheduler relies on it. */
  static boolean publishes(DriverContext context) {
    return context.line().since(DriverLine.V1_0)
        && context.spec().distributed().publishesCapacity();
  }
}
