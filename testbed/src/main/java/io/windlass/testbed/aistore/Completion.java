package io.windlass.testbed.aistore;

import java.util.List;

/**
 * What the primary does when a rebalance has ended well. It is in the primary's memory alone: with
 * another primary it is forgotten, and the nodes keep their flags.
 */
sealed interface Completion {
  /** Nothing. */
  record Nothing() implements Completion {}

  /** A node's maintenance is marked as safe: its data is elsewhere. */
  record MarkMaintenance(String id) implements Completion {}

  /** Nodes leave the cluster for good. */
  record Remove(List<String> ids, RemovalRequest.Cleanup cleanup) implements Completion {}

  /** Whether the completion takes nodes out of service. */
  default boolean transitions() {
    return switch (this) {
      case Nothing nothing -> false;
      case MarkMaintenance mark -> true;
      case Remove remove -> true;
    };
  }
}
