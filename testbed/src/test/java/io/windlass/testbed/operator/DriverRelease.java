package io.windlass.testbed.operator;

/** Releases of pmem-csi-operator that make other objects than the one before. */
public enum DriverRelease {
  V0_7("v0.7", "v0.7.0", "v1.6.0", "v1.2.0"),
  V0_8("v0.8", "v0.8.0", "v2.0.2", "v1.2.0"),
  V0_9("v0.9", "v0.9.0", "v2.1.1", "v1.2.0"),
  V1_0("v1.0", "v1.0.2", "v2.2.2", "v2.2.0"),
  V1_1("v1.1", "v1.1.0", "v3.2.1", "v2.5.1");

  private final String file;
  private final String tag;
  private final String provisioner;
  private final String registrar;

  DriverRelease(String file, String tag, String provisioner, String registrar) {
    this.file = file;
    this.tag = tag;
    this.provisioner = provisioner;
    this.registrar = registrar;
  }

  String file() {
    return "pmem/%s.yaml".formatted(file);
  }

  /** The image of the driver that it comes with. */
  public String image() {
    return "intel/pmem-csi-driver:" + tag;
  }

  String provisioner() {
    return "%s/csi-provisioner:%s".formatted(registry(), provisioner);
  }

  String registrar() {
    return "%s/csi-node-driver-registrar:%s".formatted(registry(), registrar);
  }

  private String registry() {
    return switch (this) {
      case V0_7 -> "quay.io/k8scsi";
      case V0_8, V0_9, V1_0 -> "k8s.gcr.io/sig-storage";
      case V1_1 -> "registry.k8s.io/sig-storage";
    };
  }

  /** Whether a driver has a registry, and certificates between its sides. */
  public boolean hasRegistry() {
    return this == V0_7 || this == V0_8;
  }

  /** Kind of the resource. */
  public String kind() {
    return hasRegistry() ? "Deployment" : "PmemCSIDeployment";
  }

  /** Version of its API. */
  public String version() {
    return hasRegistry() ? "v1alpha1" : "v1beta1";
  }

  /** How it logs where nobody says it. */
  String level() {
    return hasRegistry() ? "5" : "3";
  }
}
