package io.windlass.testbed.aistore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rebalances of a cluster.
 *
 * <ol>
 *   <li>One runs at a time; a new one aborts the running one ({@code renewal abort}).
 *   <li>It takes a floor of quiescence plus the time its data needs, however little there is.
 *   <li>When it ends well, and the primary is still the one that started it, its completion
 *       follows. When it fails, a decommission goes ahead all the same. One that was renewed or
 *       lost its primary completes nothing: nodes it was for keep their flags.
 *   <li>Targets clean up for a moment after one that failed. On those of 4.9 where the next one
 *       begins meanwhile that fails, and so do all others until their processes are replaced.
 * </ol>
 */
final class Rebalances {
  /** When, as a part of the floor, targets have traversed and sent what is misplaced. */
  private static final double TRAVERSAL = 0.1;

  private final AisCluster cluster;
  private final List<Rebalance> history = new ArrayList<>();
  private final Set<AisNode> jammed = new HashSet<>();

  Rebalances(AisCluster cluster) {
    this.cluster = cluster;
  }

  Optional<Rebalance> running() {
    return cluster.locked(() -> last().filter(Rebalance::running));
  }

  Optional<Rebalance> last() {
    return cluster.locked(
        () -> history.isEmpty() ? Optional.empty() : Optional.of(history.getLast()));
  }

  Optional<Rebalance> find(String id) {
    return cluster.locked(
        () -> history.stream().filter(rebalance -> rebalance.id().equals(id)).findFirst());
  }

  /** Starts a rebalance. */
  Rebalance start(Completion completion) {
    return start(completion, cluster.timings().rebalancing().floor());
  }

  /**
   * A target came (back). One that was killed while flagged makes the others retry it in vain for
   * minutes.
   */
  Rebalance startForJoin(AisNode target, boolean inService) {
    AisTimings.Rebalancing times = cluster.timings().rebalancing();
    Duration retry = cluster.config().duration("rebalance.dest_retry_time");
    Duration stuck = AisTimings.times(cluster.timings().configured(retry), times.stuckRetries());
    return start(new Completion.Nothing(), inService ? times.floor() : stuck);
  }

  private Rebalance start(Completion completion, Duration floor) {
    return cluster.locked(
        () -> {
          running().ifPresent(this::renew);
          jam();
          ClusterMetadata metadata = cluster.metadata();
          long number = metadata.rebalances() + 1;
          Smap smap = metadata.smap();
          Rebalance rebalance =
              new Rebalance("g" + number, smap.primary(), participants(smap), completion, now());
          cluster.publish(metadata.withRebalances(number));
          history.add(rebalance);
          if (cluster.alive().stream().anyMatch(jammed::contains)) {
            fail(rebalance, "duplicate transport endpoint \"reb\"");
          } else {
            schedule(rebalance, AisTimings.times(floor, cluster.faults().slowness()));
          }
          return rebalance;
        });
  }

  private void jam() {
    jammed.retainAll(cluster.alive());
    if (last().filter(before -> !before.cleanedUp()).isPresent()) {
      cluster.alive().stream()
          .filter(node -> node.role() == NodeRole.TARGET)
          .filter(node -> node.version() == AisVersion.V4_9)
          .forEach(jammed::add);
    }
  }

  /** Whoever should hold objects, and whoever may still have some to give. */
  private List<String> participants(Smap smap) {
    return smap.nodes(NodeRole.TARGET).stream()
        .filter(node -> node.inService() || cluster.isAlive(node.id()))
        .map(SmapNode::id)
        .toList();
  }

  private void schedule(Rebalance rebalance, Duration floor) {
    Migration migration = new Migration(cluster, rebalance);
    Duration traversal = AisTimings.times(floor, TRAVERSAL);
    Timers.after(
        traversal,
        () -> {
          migration.sweep();
          Timers.after(
              floor.minus(traversal).plus(dataTime(rebalance)),
              () -> {
                // What was written to a former owner during the first pass.
                migration.sweep();
                cluster.locked(() -> end(rebalance));
              });
        });
  }

  private Instant now() {
    return cluster.primary().map(AisNode::now).orElseGet(Instant::now);
  }

  private Duration dataTime(Rebalance rebalance) {
    double seconds =
        (double) rebalance.bytesMoved() / cluster.timings().rebalancing().bytesPerSecond();
    return AisTimings.times(Duration.ofSeconds(1), seconds * cluster.faults().slowness());
  }

  private void end(Rebalance rebalance) {
    if (!rebalance.running()) {
      return;
    }
    Optional<String> error = cluster.faults().takeRebalanceError();
    Optional<String> missing =
        rebalance.participants().stream().filter(id -> !cluster.isAlive(id)).findFirst();
    if (error.isPresent()) {
      fail(rebalance, error.get());
    } else if (missing.isPresent()) {
      fail(rebalance, NodeRole.TARGET.label(missing.get()) + " is not responding");
    } else {
      rebalance.finish(now());
      cluster.alive().forEach(AisNode::settled);
      new Removals(cluster).complete(rebalance.completion());
    }
  }

  private void renew(Rebalance rebalance) {
    abort(rebalance, "renewal abort");
    rebalance.noticeAfter(cluster.timings().rebalancing().notice());
  }

  /** What was to move may be anywhere: until a rebalance goes well, targets ask each other. */
  private void abort(Rebalance rebalance, String why) {
    rebalance.abort(why, now());
    cluster.alive().forEach(AisNode::mistrust);
  }

  /** A removal goes ahead although its data may not have moved; maintenance is not marked. */
  private void fail(Rebalance rebalance, String why) {
    abort(rebalance, why);
    Duration cleanUp = cluster.timings().rebalancing().cleanUp();
    rebalance.cleanUpFor(AisTimings.times(cleanUp, cluster.faults().slowness()));
    switch (rebalance.completion()) {
      case Completion.Nothing nothing -> {}
      case Completion.MarkMaintenance mark -> {}
      case Completion.Remove remove -> new Removals(cluster).complete(remove);
    }
  }

  /** Another primary leads now; it has never heard of any completion. */
  void forgetCompletions() {
    cluster.locked(() -> history.forEach(Rebalance::forgetCompletion));
  }

  /** A node left the map: a running rebalance cannot go on without its participant. */
  void lost(String id) {
    running()
        .filter(rebalance -> rebalance.participants().contains(id))
        .ifPresent(rebalance -> fail(rebalance, NodeRole.TARGET.label(id) + " left the cluster"));
  }

  /**
   * Stops the running rebalance.
   *
   * @param forced also while nodes are on their way out of service
   * @throws AisFailure 400 for such nodes, unless forced
   */
  void stop(boolean forced) {
    cluster.locked(
        () -> {
          cluster.smap().nodes(NodeRole.TARGET).stream()
              .filter(node -> !forced && inTransition(node))
              .findFirst()
              .ifPresent(Rebalances::refuseStop);
          running().ifPresent(rebalance -> fail(rebalance, "user-abort"));
        });
  }

  private static boolean inTransition(SmapNode node) {
    boolean marked = node.has(NodeFlags.MAINTENANCE_AFTER_REBALANCE);
    return node.has(NodeFlags.DECOMMISSIONING) || node.has(NodeFlags.MAINTENANCE) && !marked;
  }

  private static void refuseStop(SmapNode node) {
    String state =
        node.has(NodeFlags.DECOMMISSIONING)
            ? "is being decommissioned"
            : "transitions to maintenance mode";
    throw AisFailure.badRequest(
        "cannot abort xa-rebalance[]: cluster is currently rebalancing while "
            + node.label()
            + " "
            + state);
  }
}
