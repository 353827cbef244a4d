package io.windlass.workflows.pmem.adopt;

/** How a release of pmem-csi-operator divides a driver into objects. */
public enum DriverLayout {
  /**
   * v0.7 and v0.8: a controller with a registry, and nodes that register there. Windlass runs
   * drivers in this layout, too.
   */
  REGISTRY,
  /**
   * v0.9 to v1.1: each node makes its own volumes, and the controller serves a webhook, a scheduler
   * extender, or reschedules pods. Pods are selected by other labels, which Kubernetes lets nobody
   * change.
   */
  DISTRIBUTED,
  /** Neither. */
  UNKNOWN
}
