package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.fabric8.kubernetes.api.model.Quantity;
import io.windlass.workflows.resource.SpecProblem;
import java.util.Optional;

/** Whether the sizes that mounts ask for can be had: Kubernetes lets volumes grow, never shrink. */
public final class VolumeSizes {

  private VolumeSizes() {}

  /** Where the size of a mount stands in the specification, for example in {@code mounts[0]}. */
  public static String path(AIStoreSpec spec, Mount mount) {
    int index = spec.targetSpec().mounts().indexOf(mount);
    return "spec.targetSpec.mounts[%d].size".formatted(index);
  }

  /** What a person reads whose storage class does not let volumes grow. */
  public static String fixedBy(String storageClass) {
    return ("storage class %s does not let volumes grow: set allowVolumeExpansion there if its driver"
            + " can do it, or set the size back and add targets")
        .formatted(storageClass);
  }

  /** Why a mount of the specification can't have its size; empty when it can. */
  public static Optional<SpecProblem> smaller(AIStoreSpec spec, Mount mount, Quantity present) {
    return mount.claimed() && mount.bytes().compareTo(Mount.bytes(present)) < 0
        ? Optional.of(
            blocking(
                path(spec, mount),
                "%s -> %s".formatted(present, mount.size() == null ? "absent" : mount.size()),
                "Kubernetes makes no volume smaller: give at least " + present))
        : Optional.empty();
  }
}
