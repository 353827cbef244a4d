package io.windlass.testbed.aistore;

import java.util.List;

/**
 * What the primary does when a rebalance has ended well. It is in the primary's memory alone: with
 * another primary it is forgotten, and the nodes keep their flags.
 */
sealed interface Completion {
  /** Nothing. */
  record Nothing() implements Completion {}

  /** The maintenance of targets is marked as safe: their data is elsewhere. */
  record MarkMaintenance(List<String> ids) implements Completion {}

  /** Nodes leave the cluster for good. */
  record Remove(List<String> ids, RemovalRequest.Cleanup cleanup) implements Completion {}
}
