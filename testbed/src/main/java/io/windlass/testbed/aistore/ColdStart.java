package io.windlass.testbed.aistore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a cluster starts.
 *
 * <ol>
 *   <li>The primary answers from its first moment; the others register with it.
 *   <li>When the expected number of targets has registered, or after a limit, it waits for the map
 *       to settle, then names up to three proxies to the information centre.
 *   <li>Then the other nodes become ready, and after another while the cluster is started.
 * </ol>
 *
 * Guarantee: a primary that is lost on the way leaves nothing behind; its successor begins again.
 */
final class ColdStart {
  private static final int INFORMATION_CENTRE_SIZE = 3;

  private enum Phase {
    GATHERING,
    SETTLING,
    NODES_READY,
    STARTED
  }

  private final AisCluster cluster;
  private Phase phase = Phase.GATHERING;
  private int expectedTargets;
  private int attempt;
  private Optional<Instant> since = Optional.empty();

  ColdStart(AisCluster cluster) {
    this.cluster = cluster;
  }

  /** Begins anew under a primary. */
  void begin(int targets) {
    phase = Phase.GATHERING;
    expectedTargets = targets;
    since = Optional.of(Instant.now());
    int current = ++attempt;
    cluster.later(cluster.timings().coldStart().targetWait(), () -> settle(current));
    registered();
  }

  /** Looks whether the last expected target has come. */
  void registered() {
    if (phase == Phase.GATHERING && complete()) {
      settle(attempt);
    }
  }

  /** Whether clients may read the map: not before all expected targets are in it. */
  boolean mapReadable() {
    return cluster.smap().founded() && (phase != Phase.GATHERING || complete());
  }

  private boolean complete() {
    return cluster.smap().nodes(NodeRole.TARGET).size() >= expectedTargets;
  }

  /** Whether {@code prr=true} answers 200. */
  boolean started() {
    return cluster.locked(() -> phase == Phase.STARTED);
  }

  /** Whether a node that registers now joins a running cluster. */
  boolean nodesReady() {
    return phase == Phase.NODES_READY || phase == Phase.STARTED;
  }

  /** The cluster was shut down: what is left of it waits for a new start. */
  void stopped() {
    phase = Phase.GATHERING;
    attempt++;
  }

  Optional<Instant> since() {
    return cluster.locked(() -> since);
  }

  private void settle(int current) {
    if (current == attempt && phase == Phase.GATHERING) {
      phase = Phase.SETTLING;
      next(current, cluster.timings().coldStart().settle(), this::settled);
    }
  }

  private void settled() {
    cluster.publish(withInformationCentre(cluster.smap()));
    next(attempt, cluster.timings().coldStart().nodesReady(), this::nodesBecomeReady);
  }

  private void nodesBecomeReady() {
    phase = Phase.NODES_READY;
    cluster.alive().forEach(AisNode::becomeReady);
    next(attempt, cluster.timings().coldStart().clusterReady(), () -> phase = Phase.STARTED);
  }

  private void next(int current, java.time.Duration delay, Runnable step) {
    cluster.later(
        delay,
        () -> {
          if (current == attempt && cluster.primary().isPresent()) {
            step.run();
          }
        });
  }

  /** One version per member and one for the start: 3+3 nodes reach version 10, as recorded. */
  private static Smap withInformationCentre(Smap smap) {
    Smap next = topUp(smap);
    return next.withVersion(next.version() + 1);
  }

  /** Fills the information centre up to its size, the primary first. */
  static Smap topUp(Smap smap) {
    List<SmapNode> candidates =
        smap.nodes(NodeRole.PROXY).stream()
            .filter(node -> node.inService() && !node.has(NodeFlags.INFORMATION_CENTRE))
            .sorted((one, other) -> Boolean.compare(leads(smap, other), leads(smap, one)))
            .toList();
    long members =
        smap.nodes(NodeRole.PROXY).stream()
            .filter(node -> node.has(NodeFlags.INFORMATION_CENTRE))
            .count();
    Smap next = smap;
    for (SmapNode node : candidates) {
      if (members++ < INFORMATION_CENTRE_SIZE) {
        next = next.change(node.id(), proxy -> proxy.with(NodeFlags.INFORMATION_CENTRE));
      }
    }
    return next;
  }

  private static boolean leads(Smap smap, SmapNode node) {
    return smap.primary().equals(node.id());
  }
}
