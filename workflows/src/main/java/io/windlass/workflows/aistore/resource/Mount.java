package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.windlass.workflows.resource.ResourcePart;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
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

  /** Whether it gets a volume claim: it is no directory of the node. */
  public boolean claimed() {
    return !Boolean.TRUE.equals(useHostPath);
  }

  /** The size of the volume in bytes; 0 where none is given. */
  public BigInteger bytes() {
    return size == null ? BigInteger.ZERO : bytes(size);
  }

  /** The size without a fraction of a byte; 0 where none is given. */
  public Quantity wholeSize() {
    return Optional.ofNullable(size)
        .filter(Mount::whole)
        .orElseGet(() -> new Quantity(bytes().toString()));
  }

  private static boolean whole(Quantity size) {
    return Quantity.getAmountInBytes(size).stripTrailingZeros().scale() < 1;
  }

  /** Whether its volume is to be larger than that. */
  public boolean outgrows(Quantity present) {
    return bytes().compareTo(bytes(present)) > 0;
  }

  /** A size in whole bytes, rounded down. */
  public static BigInteger bytes(Quantity size) {
    return Quantity.getAmountInBytes(size).setScale(0, RoundingMode.DOWN).toBigInteger();
  }

  /** The same with that label, unless it has one. */
  Mount labelled(String other) {
    return label == null ? new Mount(path, size, storageClass, useHostPath, selector, other) : this;
  }
}
