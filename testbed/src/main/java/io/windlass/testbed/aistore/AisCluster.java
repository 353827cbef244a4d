package io.windlass.testbed.aistore;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One simulated cluster: what its running nodes agree on.
 *
 * <p>Real nodes agree by messages; these share this object, since only what a client sees over HTTP
 * and what stays on the volumes has to be true. The object lives while a node of the cluster runs;
 * afterwards the volumes alone remember. One lock guards everything; work that waits (timers, data
 * moves) takes it anew when it goes on.
 */
final class AisCluster {
  private static final Logger LOG = LoggerFactory.getLogger(AisCluster.class);
  private static final Duration LONGEST_HANG = Duration.ofMinutes(10);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final AisTimings timings;
  private final ClusterFaults faults;
  private final ActionJournal journal;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, AisNode> running = new TreeMap<>();
  private final ColdStart coldStart = new ColdStart(this);
  private final Rebalances rebalances = new Rebalances(this);
  private final Resilvers resilvers = new Resilvers(this);
  private final Elections elections = new Elections(this);
  private ClusterMetadata metadata = ClusterMetadata.unfounded(ClusterConfig.none());

  AisCluster(AisTimings timings, ClusterFaults faults, ActionJournal journal) {
    this.timings = timings;
    this.faults = faults;
    this.journal = journal;
  }

  AisTimings timings() {
    return timings;
  }

  ClusterFaults faults() {
    return faults;
  }

  ActionJournal journal() {
    return journal;
  }

  ColdStart coldStart() {
    return coldStart;
  }

  Rebalances rebalances() {
    return rebalances;
  }

  Resilvers resilvers() {
    return resilvers;
  }

  Elections elections() {
    return elections;
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Runs work under the lock after a delay, unless every node has gone by then. */
  void later(Duration delay, Runnable work) {
    Timers.after(
        delay,
        () ->
            locked(
                () -> {
                  if (!running.isEmpty()) {
                    work.run();
                  }
                }));
  }

  /**
   * Waits until a condition holds.
   *
   * @return whether it held before the limit; false too when the thread was interrupted
   */
  boolean await(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        changed.awaitNanos(Math.min(left, LONGEST_PAUSE));
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Lets a call take its time. */
  void pause(Duration time) {
    await(time, () -> false);
  }

  ClusterMetadata metadata() {
    return locked(() -> metadata);
  }

  Smap smap() {
    return metadata().smap();
  }

  ClusterConfig config() {
    return metadata().config();
  }

  /** Makes a change known to all nodes that listen, and to their volumes. */
  void publish(ClusterMetadata next) {
    locked(
        () -> {
          metadata = next;
          alive().forEach(node -> save(node, next));
        });
  }

  void publish(Smap smap) {
    locked(() -> publish(metadata.with(smap)));
  }

  /** A volume can vanish under a node; that must not stop the others. */
  private static void save(AisNode node, ClusterMetadata metadata) {
    try {
      node.state().save(metadata);
    } catch (UncheckedIOException failure) {
      LOG.warn("{} cannot keep its metadata: {}", node.label(), failure.getMessage());
    }
  }

  void add(AisNode node) {
    locked(() -> running.put(node.id(), node));
  }

  /** Forgets a process that ended; a successor with the same id stays. */
  void drop(AisNode node) {
    locked(() -> running.remove(node.id(), node));
  }

  Optional<AisNode> running(String id) {
    return locked(() -> Optional.ofNullable(running.get(id)));
  }

  /** Nodes that run and answer. */
  List<AisNode> alive() {
    return locked(() -> running.values().stream().filter(node -> !node.hung()).toList());
  }

  boolean isAlive(String id) {
    return running(id).filter(node -> !node.hung()).isPresent();
  }

  /** The primary, if it runs and answers. */
  Optional<AisNode> primary() {
    return locked(() -> running(metadata.smap().primary()).filter(node -> !node.hung()));
  }

  /**
   * The primary, as a proxy that forwards to it finds it. A primary that hangs keeps the request
   * until it answers or another leads.
   *
   * @throws AisFailure 503 before the first cluster map, 502 while the primary is gone
   */
  AisNode requirePrimary() {
    if (!smap().founded()) {
      throw AisFailure.unavailable("must be starting up: cannot execute");
    }
    await(LONGEST_HANG, () -> running(smap().primary()).filter(AisNode::hung).isEmpty());
    return primary().orElseThrow(AisFailure::badGateway);
  }

  /**
   * The primary of a started cluster.
   *
   * @throws AisFailure 503 too while the cluster starts
   */
  AisNode requireStarted() {
    AisNode primary = requirePrimary();
    if (!coldStart.started()) {
      throw AisFailure.unavailable(
          primary.label() + " primary: not ready yet (cluster is starting up)");
    }
    return primary;
  }

  /** How long the cluster has been up. */
  Duration uptime() {
    return coldStart
        .since()
        .map(start -> Duration.between(start, Instant.now()))
        .orElse(Duration.ZERO);
  }
}
