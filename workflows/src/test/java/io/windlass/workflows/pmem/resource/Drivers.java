package io.windlass.workflows.pmem.resource;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Resources of drivers for tests, read the way the Kubernetes client reads them. */
final class Drivers {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  /** What a cluster of today is, with the driver that Windlass runs by itself. */
  static final Platform PLATFORM =
      new Platform(new KubernetesVersion(1, 36), Platform.DRIVER_IMAGE);

  private Drivers() {}

  /** A resource of v1alpha1 with that as its specification. */
  static DriverDeployment alpha(String spec) {
    return SERIALIZATION.unmarshal(
        """
        apiVersion: pmem-csi.intel.com/v1alpha1
        kind: Deployment
        metadata: {name: pmem-csi.example.org, uid: u1}
        spec: %s
        """
            .formatted(spec),
        DriverDeployment.class);
  }

  /** A resource of v1beta1 with that as its specification. */
  static PmemCSIDeployment beta(String spec) {
    return SERIALIZATION.unmarshal(
        """
        apiVersion: pmem-csi.intel.com/v1beta1
        kind: PmemCSIDeployment
        metadata: {name: pmem-csi.example.org, uid: u1}
        spec: %s
        """
            .formatted(spec),
        PmemCSIDeployment.class);
  }
}
