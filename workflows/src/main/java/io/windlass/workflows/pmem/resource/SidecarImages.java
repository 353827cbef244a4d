package io.windlass.workflows.pmem.resource;

import java.util.List;

/**
 * Which sidecars fit which Kubernetes: a row counts from its version on, to the next row.
 *
 * @param since first version of Kubernetes
 */
public record SidecarImages(KubernetesVersion since, String provisioner, String registrar) {

  private static final String QUAY = "quay.io/k8scsi/";
  private static final String KUBERNETES = "registry.k8s.io/sig-storage/";

  /**
   * The oldest first. The images are those with which releases of the driver were tested on these
   * versions. From 1.20 on CSIStorageCapacity counts, which csi-provisioner 2 reads as v1beta1, and
   * 3 as v1.
   */
  static final List<SidecarImages> TABLE =
      List.of(
          row(14, QUAY, "v1.2.1", "v1.1.0"),
          row(15, QUAY, "v1.6.0", "v1.2.0"),
          row(17, KUBERNETES, "v2.0.2", "v1.2.0"),
          row(20, KUBERNETES, "v2.2.2", "v2.2.0"),
          row(23, KUBERNETES, "v3.2.1", "v2.5.1"));

  /** The oldest provisioner that makes volumes on each node, as v0.9 of the driver came with it. */
  private static final SidecarImages FIRST_ON_NODES = row(17, KUBERNETES, "v2.1.1", "v1.2.0");

  /** What fits a driver on a version of Kubernetes. */
  static SidecarImages of(KubernetesVersion version, DriverLayout layout) {
    return switch (layout) {
      case REGISTRY -> of(version);
      case DISTRIBUTED -> version.atLeast(1, 20) ? of(version) : FIRST_ON_NODES;
    };
  }

  /** The row for a version of Kubernetes; one before the table gets its first row. */
  public static SidecarImages of(KubernetesVersion version) {
    return TABLE.reversed().stream()
        .filter(row -> row.since.compareTo(version) <= 0)
        .findFirst()
        .orElse(TABLE.getFirst());
  }

  private static SidecarImages row(
      int minor, String registry, String provisioner, String registrar) {
    return new SidecarImages(
        new KubernetesVersion(1, minor),
        "%scsi-provisioner:%s".formatted(registry, provisioner),
        "%scsi-node-driver-registrar:%s".formatted(registry, registrar));
  }
}
