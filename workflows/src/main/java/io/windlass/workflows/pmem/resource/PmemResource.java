package io.windlass.workflows.pmem.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;

/** What both kinds of driver resource have in common; in no namespace. */
public sealed interface PmemResource extends HasMetadata
    permits DriverDeployment, PmemCSIDeployment {

  /** API group of both. */
  String API_GROUP = "pmem-csi.intel.com";

  /** The driver as it is to be, when {@link DriverProblems} finds nothing that blocks. */
  DriverSpec driver(Platform platform);

  /** The status; {@link DriverStatus#EMPTY} when the object has none. */
  DriverStatus getStatus();

  /** What is wrong with the specification as this kind writes it, in its own field names. */
  List<SpecProblem> problems();

  /** The same resource with another status, in thought; this one stays as it is. */
  PmemResource with(DriverStatus status);

  /** Names of what belongs to it. */
  default DriverNames names() {
    return new DriverNames(getMetadata().getName());
  }
}
