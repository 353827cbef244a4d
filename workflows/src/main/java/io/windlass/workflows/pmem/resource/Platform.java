package io.windlass.workflows.pmem.resource;

/**
 * What the defaults of a driver depend on beside its resource.
 *
 * @param version of the Kubernetes API server
 * @param driverImage the driver that this Windlass runs where a resource names none
 */
public record Platform(KubernetesVersion version, String driverImage) {

  /** The driver that is run where neither a resource nor Windlass' configuration names one. */
  public static final String DRIVER_IMAGE = "intel/pmem-csi-driver:v0.8.0";
}
