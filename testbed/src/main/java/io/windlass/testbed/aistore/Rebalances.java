package io.windlass.testbed.aistore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rebalances of a cluster.
 *
 * <ol>
 *   <li>One runs at a time; a new one aborts the running one ({@code renewal abort}).
 *   <li>It takes a floor of quiescence plus the time its data needs, however little there is.
 *   <li>When it ends well, and the primary is still the one that started it, its completion
 *       follows. An aborted one completes nothing: nodes it was for keep their flags.
 * </ol>
 */
final class Rebalances {
  /** When, as a part of the floor, targets have traversed and sent what is misplaced. */
  private static final double TRAVERSAL = 0.1;

  private final AisCluster cluster;
  private final List<Rebalance> history = new ArrayList<>();

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
          running().ifPresent(rebalance -> rebalance.abort("renewal abort"));
          ClusterMetadata metadata = cluster.metadata();
          long number = metadata.rebalances() + 1;
          Smap smap = metadata.smap();
          Rebalance rebalance =
              new Rebalance(
                  "g" + number,
                  smap.primary(),
                  smap.nodes(NodeRole.TARGET).stream().map(SmapNode::id).toList(),
                  completion);
          cluster.publish(metadata.withRebalances(number));
          history.add(rebalance);
          schedule(rebalance, AisTimings.times(floor, cluster.faults().slowness()));
          return rebalance;
        });
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
      rebalance.abort(error.get());
    } else if (missing.isPresent()) {
      rebalance.abort(NodeRole.TARGET.label(missing.get()) + " is not responding");
    } else {
      rebalance.finish();
      new Removals(cluster).complete(rebalance.completion());
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
        .ifPresent(rebalance -> rebalance.abort(NodeRole.TARGET.label(id) + " left the cluster"));
  }

  /**
   * Stops the running rebalance.
   *
   * @throws AisFailure 400 while nodes are on their way out of service
   */
  void stop() {
    cluster.locked(
        () ->
            running()
                .ifPresent(
                    rebalance -> {
                      cluster.smap().nodes(NodeRole.TARGET).stream()
                          .filter(node -> !node.inService())
                          .findFirst()
                          .ifPresent(Rebalances::refuseStop);
                      rebalance.abort("");
                    }));
  }

  private static void refuseStop(SmapNode node) {
    throw AisFailure.badRequest(
        "cannot abort xa-rebalance[]: cluster is currently rebalancing while "
            + node.label()
            + " transitions to maintenance mode");
  }
}
