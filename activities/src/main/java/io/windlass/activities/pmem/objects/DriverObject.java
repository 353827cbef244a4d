package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSIDriverBuilder;

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
        .endSpec()
        .build();
  }
}
