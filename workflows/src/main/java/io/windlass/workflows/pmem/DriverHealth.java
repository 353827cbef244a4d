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
 * @param measured whether a driver of its release tells metrics on nodes: before v0.8 none did.
 *     Then its image alone says its version, and nobody how much memory it sees
 */
public record DriverHealth(
    boolean registered,
    Optional<String> version,
    OptionalLong capacity,
    OptionalLong capacityBefore,
    boolean measured) {

  /** Of a driver that tells metrics. */
  public DriverHealth(
      boolean registered,
      Optional<String> version,
      OptionalLong capacity,
      OptionalLong capacityBefore) {
    this(registered, version, capacity, capacityBefore, true);
  }

  /**
   * Of a driver that tells none.
   *
   * @param version of its image
   */
  public static DriverHealth unmeasured(boolean registered, Optional<String> version) {
    return new DriverHealth(registered, version, OptionalLong.empty(), OptionalLong.empty(), false);
  }

  /** Nothing is known. */
  public static final DriverHealth UNKNOWN =
      new DriverHealth(false, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
}
