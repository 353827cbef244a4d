package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.windlass.activities.kubernetes.Owner;
import io.windlass.activities.pmem.objects.DriverContext.Started;
import io.windlass.workflows.pmem.resource.CertificateMaterial;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DistributedSettings;
import io.windlass.workflows.pmem.resource.DriverImages;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverResources;
import io.windlass.workflows.pmem.resource.DriverSpec;
import java.util.Map;
import java.util.Optional;

/** Drivers for tests. */
public final class Drivers {

  public static final Owner OWNER =
      new Owner(
          "pmem-csi.intel.com/v1alpha1",
          "Deployment",
          "pmem-csi.intel.com",
          "0f4e7f3c-1b5b-4b5f-8a52-3f6c1d1d7a10");

  private static final ResourceRequirements SMALL =
      new ResourceRequirementsBuilder()
          .addToLimits("cpu", new Quantity("100m"))
          .addToLimits("memory", new Quantity("250Mi"))
          .build();

  private Drivers() {}

  /** A driver of a release, in LVM mode. */
  public static DriverContext of(String release) {
    return of(release, DeviceMode.LVM, Map.of());
  }

  /** A driver of a release in a mode, with labels on all of its objects. */
  public static DriverContext of(String release, DeviceMode mode, Map<String, String> labels) {
    DriverSpec spec =
        new DriverSpec(
            "pmem-csi.intel.com",
            new DriverImages(
                "intel/pmem-csi-driver:" + release,
                "quay.io/k8scsi/csi-provisioner:v1.6.0",
                "quay.io/k8scsi/csi-node-driver-registrar:v1.2.0",
                "IfNotPresent"),
            3,
            mode,
            80,
            new DriverResources(SMALL, SMALL, SMALL, SMALL),
            Map.of("storage", "pmem"),
            labels,
            "/var/lib/kubelet",
            new IntOrString(1),
            new DistributedSettings(1, "text", true),
            CertificateMaterial.NONE);
    return new DriverContext(
        OWNER,
        "pmem-csi",
        spec,
        new Started(
            spec.layout() == DriverLayout.REGISTRY
                ? Map.of(Side.CONTROLLER, "4f1c", Side.NODE, "91aa")
                : Map.of(),
            Optional.empty()));
  }
}
