package io.windlass.workflows.aistore.simulator;

/**
 * What pods need before they start, as it was applied.
 *
 * @param rebalances whether the configuration lets AIStore rebalance by itself: not before the
 *     cluster was complete once
 */
record Foundation(String image, int config, boolean rebalances) {

  /** As the spec wants it now. */
  static Foundation of(SimulatedCluster cluster) {
    return new Foundation(cluster.spec.image(), cluster.spec.config(), cluster.created);
  }
}
