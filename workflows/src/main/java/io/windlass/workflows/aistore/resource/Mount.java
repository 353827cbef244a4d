package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/** A data volume of every target. */
public record Mount(
    @JsonPropertyDescription(
            "Mount path inside the container; also part of the name of the volume claim.")
        @Required
        String path,
    @JsonPropertyDescription("Size of the volume; rounded down to whole bytes.")
        @Nullable Quantity size,
    @JsonPropertyDescription("Storage class of the volume claim.") @Nullable String storageClass,
    @JsonPropertyDescription(
            "true uses the directory <path>/<namespace>/<name>/target of the node instead of a "
                + "volume claim.")
        @Nullable Boolean useHostPath,
    @JsonPropertyDescription("Selects the persistent volumes that may be bound.")
        @Nullable LabelSelector selector,
    @JsonPropertyDescription(
            "AIStore label of the mount path: groups paths, and allows paths that share a disk.")
        @Nullable String label)
    implements ResourcePart {

  /** The same with that label, unless it has one. */
  Mount labelled(String other) {
    return label == null ? new Mount(path, size, storageClass, useHostPath, selector, other) : this;
  }
}
