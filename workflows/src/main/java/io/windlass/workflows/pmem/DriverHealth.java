package io.windlass.workflows.pmem;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the driver itself and the kubelet say of a node.
 *
 * @param registered whether CSINode lists the driver
 * @param version as the metric build_info tells it; empty when the driver does not answer
 * @param capacity the metric pmem_amount_total, in bytes; empty when the driver does not answer
 * @param capacityBefore the same when the node was last past the gate; empty when it never was
 */
public record DriverHealth(
    boolean registered,
    Optional<String> version,
    OptionalLong capacity,
    OptionalLong capacityBefore) {

  /** Nothing is known. */
  public static final DriverHealth UNKNOWN =
      new DriverHealth(false, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
}
