package io.windlass.workflows.pmem.resource;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Map;

/**
 * A driver as it is to be, with every default filled in: what both kinds of resource become, and
 * all that anybody else reads of them.
 *
 * @param driverName name under which Kubernetes knows the CSI driver
 * @param logLevel verbosity of every container, from 0
 * @param pmemPercentage how much of each region the driver takes, from 1 to 100
 * @param nodeSelector labels of the nodes that are to have the driver; empty for all of them
 * @param labels on every object
 * @param kubeletDir directory of the kubelet on every node
 * @param maxUnavailable how many nodes, or which part of them, a rollout takes at a time, where no
 *     annotation says it
 * @param distributed what counts in that layout alone
 * @param certificates what counts in the layout with a registry alone
 */
public record DriverSpec(
    String driverName,
    DriverImages images,
    int logLevel,
    DeviceMode deviceMode,
    int pmemPercentage,
    DriverResources resources,
    Map<String, String> nodeSelector,
    Map<String, String> labels,
    String kubeletDir,
    IntOrString maxUnavailable,
    DistributedSettings distributed,
    CertificateMaterial certificates) {

  public DriverSpec {
    nodeSelector = Map.copyOf(nodeSelector);
    labels = Map.copyOf(labels);
  }

  /** How the driver of its image is started. */
  public DriverLine line() {
    return DriverLine.of(images.driver());
  }

  /** How its objects are divided. */
  public DriverLayout layout() {
    return line().layout();
  }
}
