package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the AIS cluster does by itself: membership, the primary, rebalances.
 *
 * <ol>
 *   <li>A process that runs long enough, while a primary is there, is a member; a flag survives a
 *       kill but not a leave.
 *   <li>A primary that is lost is replaced by another proxy after an election.
 *   <li>With automatic rebalance on, a target that joins a cluster that has started begins a
 *       rebalance. Any change of targets aborts a running one.
 *   <li>Targets that are decommissioned leave when their rebalance ends, also when it failed; not
 *       when another one took its place, or another primary leads. One that was flagged before
 *       leaves at once, and nothing is moved.
 *   <li>Targets that entered maintenance are marked when their rebalance ends well, under the same
 *       conditions.
 * </ol>
 */
final class SimulatedStorage {

  private final SimulatedSet proxies;
  private final SimulatedSet targets;
  private final SimulatedObjects objects;
  private final Timing timing;
  private Optional<SimulatedNode> primary = Optional.empty();
  private long electionAt = Long.MAX_VALUE;
  private long startedAt = Long.MAX_VALUE;
  private long rebalanceEnd = Long.MAX_VALUE;

  /** Counts rebalances that were started and that ended well. */
  int started;

  int finished;
  boolean rebalanceEnabled = true;

  /** Whether several targets can be told to leave at once (5.0). */
  boolean batches = true;

  /** Whether the next rebalance fails at its end. */
  boolean failing;

  /** Who leaves when the running rebalance ends. */
  private List<SimulatedNode> removal = List.of();

  /** Who is marked when the running rebalance ends well. */
  private List<SimulatedNode> marking = List.of();

  SimulatedStorage(
      SimulatedSet proxies, SimulatedSet targets, SimulatedObjects objects, Timing timing) {
    this.proxies = proxies;
    this.targets = targets;
    this.objects = objects;
    this.timing = timing;
  }

  Optional<SimulatedNode> primary() {
    return primary.filter(SimulatedNode::up);
  }

  boolean answers() {
    return proxies.nodes.stream().anyMatch(SimulatedNode::up);
  }

  boolean ready(long now) {
    return primary().isPresent() && now >= startedAt;
  }

  boolean rebalancing() {
    return rebalanceEnd != Long.MAX_VALUE;
  }

  boolean isPrimary(SimulatedNode node) {
    return primary.filter(present -> present == node).isPresent();
  }

  void makePrimary(SimulatedNode node) {
    if (!isPrimary(node)) {
      removal = List.of();
      marking = List.of();
    }
    primary = Optional.of(node);
  }

  /** Tells targets to leave for good. */
  void decommission(List<SimulatedNode> nodes, boolean removeData, long now) {
    boolean moves = rebalanceEnabled && nodes.stream().anyMatch(node -> !node.flagged);
    nodes.forEach(
        node -> {
          node.flagged = true;
          node.leaving = true;
        });
    if (moves) {
      startRebalance(now);
      removal = List.copyOf(nodes);
    } else {
      nodes.forEach(node -> expel(node, now));
      nodes.stream().filter(node -> removeData).forEach(node -> node.disk.clear());
    }
  }

  /** Takes targets out of service; their data moves where rebalance is on. */
  void startMaintenance(List<SimulatedNode> nodes, long now) {
    nodes.forEach(node -> node.flagged = true);
    if (rebalanceEnabled) {
      startRebalance(now);
      marking = List.copyOf(nodes);
    }
  }

  private void expel(SimulatedNode node, long now) {
    node.leave();
    node.pod.filter(pod -> !pod.ending()).ifPresent(pod -> pod.expel(now));
  }

  /** Starts a rebalance; one that runs is aborted. */
  void startRebalance(long now) {
    removal = List.of();
    marking = List.of();
    rebalanceEnd = now + timing.vary(timing.rebalance());
    started++;
  }

  /** Who was to leave then does so all the same. */
  private void endRebalance(long now) {
    List<SimulatedNode> leaving = removal;
    removal = List.of();
    marking = List.of();
    rebalanceEnd = Long.MAX_VALUE;
    leaving.stream().filter(node -> node.leaving).forEach(node -> expel(node, now));
  }

  /** A graceful end: the node leaves the map before its process ends. */
  void leave(SimulatedNode node, long now) {
    node.leave();
    lost(node, now);
  }

  /** A kill: the map lists the node until it is noticed. */
  void killed(SimulatedNode node, long now) {
    if (node.member) {
      node.dropAt = now + timing.notice();
    }
    lost(node, now);
  }

  private void lost(SimulatedNode node, long now) {
    if (node.role == DaemonRole.TARGET) {
      endRebalance(now);
    }
    if (isPrimary(node)) {
      electionAt = now + timing.vary(timing.election());
    }
  }

  void tick(long now) {
    elect(now);
    all().filter(node -> node.dropAt <= now).forEach(SimulatedNode::leave);
    all().forEach(node -> join(node, now));
    all().forEach(node -> probe(node, now));
    if (startedAt == Long.MAX_VALUE
        && primary().isPresent()
        && targets.nodes.stream().anyMatch(SimulatedNode::up)) {
      startedAt = now + timing.join();
    }
    if (rebalanceEnd <= now) {
      if (!failing) {
        finished++;
        objects.settle(targets.nodes);
        marking.forEach(node -> node.rebalancedOut = node.flagged);
      }
      failing = false;
      endRebalance(now);
    }
  }

  private Stream<SimulatedNode> all() {
    return Stream.concat(proxies.nodes.stream(), targets.nodes.stream());
  }

  private void elect(long now) {
    boolean alone = proxies.nodes.stream().noneMatch(SimulatedNode::up);
    Optional<SimulatedNode> founder = alone ? firstStarted(now) : Optional.empty();
    if (primary.isEmpty() || founder.isPresent()) {
      founder.ifPresent(node -> crown(node, now));
    } else if (electionAt <= now) {
      proxies.nodes.stream()
          .filter(SimulatedNode::up)
          .findFirst()
          .ifPresent(node -> crown(node, now));
    }
  }

  private void crown(SimulatedNode node, long now) {
    makePrimary(node);
    electionAt = Long.MAX_VALUE;
    admit(node, now);
  }

  private Optional<SimulatedNode> firstStarted(long now) {
    return proxies.nodes.stream().filter(node -> due(node, now)).findFirst();
  }

  private boolean due(SimulatedNode node, long now) {
    return node.pod.filter(pod -> pod.running() && now >= pod.at + timing.join()).isPresent();
  }

  private void join(SimulatedNode node, long now) {
    if (!node.up() && due(node, now) && primary().isPresent()) {
      admit(node, now);
      boolean old = node.role == DaemonRole.TARGET && now >= startedAt;
      if (old && rebalanceEnabled) {
        startRebalance(now);
      }
    }
  }

  private void admit(SimulatedNode node, long now) {
    if (node.up()) {
      return;
    }
    if (node.role == DaemonRole.TARGET) {
      endRebalance(now);
    }
    node.member = true;
    node.dropAt = Long.MAX_VALUE;
    node.joinedAt = now;
  }

  /** Readiness as the kubelet sees it: a flagged node is not ready. */
  private static void probe(SimulatedNode node, long now) {
    node.pod
        .filter(pod -> !pod.ending())
        .ifPresent(pod -> pod.setReady(node.up() && !node.flagged, now));
  }
}
