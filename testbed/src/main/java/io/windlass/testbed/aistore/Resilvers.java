package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The resilvers of a cluster's targets (AIS: {@code res/resilver.go}, {@code ais/fspathrgrp.go}).
 *
 * <ol>
 *   <li>One runs on a target at a time; another one, or a mountpath that is attached, aborts it.
 *   <li>While one runs, after one was interrupted, and for 12 s after its end, a target finds an
 *       object on whichever of its mountpaths it lies. At any other time only where it belongs.
 *   <li>A target that starts after an interrupted one goes on with it.
 * </ol>
 */
final class Resilvers {
  /** {@code res.IsActive(3)}: three times {@code ivalInactive}. */
  private static final Duration ACTIVE_AFTER_END = Duration.ofSeconds(12);

  /**
   * What a resilver takes with little to move. Neither measured nor recorded. By the code a real
   * one has no quiescence, unlike a rebalance: it ends with its walk over the mountpaths ({@code
   * jgroup.ListenFinished}), which may take no time at all.
   */
  private static final Duration FLOOR = Duration.ofSeconds(1);

  private final AisCluster cluster;
  private final Map<String, Resilver> last = new HashMap<>();
  private final List<Resilver> all = new ArrayList<>();

  Resilvers(AisCluster cluster) {
    this.cluster = cluster;
  }

  private static final class Resilver {
    private final String id = UUID.randomUUID().toString().substring(0, 9);
    private final AisNode node;
    private Optional<Instant> end = Optional.empty();
    private boolean aborted;

    Resilver(AisNode node) {
      this.node = node;
    }

    boolean running() {
      return end.isEmpty();
    }

    void end(boolean badly) {
      if (running()) {
        aborted = badly;
        end = Optional.of(Instant.now());
      }
    }
  }

  /** Answers its id. */
  String start(AisNode node) {
    ObjectStore store = node.store().orElseThrow();
    return cluster.locked(
        () -> {
          abort(node);
          mark(store, true);
          Resilver resilver = new Resilver(node);
          last.put(node.id(), resilver);
          all.add(resilver);
          Duration floor = cluster.timings().configured(FLOOR);
          Timers.after(floor, () -> finish(resilver, store));
          return resilver.id;
        });
  }

  private void finish(Resilver resilver, ObjectStore store) {
    try {
      if (resilver.running() && cluster.running(resilver.node.id()).isPresent()) {
        store.spread(cluster.metadata().buckets().keySet());
      }
      cluster.locked(
          () -> {
            boolean gone =
                cluster.running(resilver.node.id()).filter(resilver.node::equals).isEmpty();
            if (resilver.running() && !gone) {
              mark(store, false);
            }
            resilver.end(gone);
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void mark(ObjectStore store, boolean marked) {
    try {
      VolumeMetadata.markResilver(store.mountpaths(), marked);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Adds a mountpath; objects are then spread. */
  void attach(AisNode node, String path) {
    ObjectStore store = node.store().orElseThrow();
    cluster.locked(
        () -> {
          try {
            store.attach(path);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
          abort(node);
        });
    start(node);
  }

  private void abort(AisNode node) {
    Optional.ofNullable(last.get(node.id())).ifPresent(resilver -> resilver.end(true));
  }

  /** After a restart. */
  void resume(AisNode node) {
    node.store()
        .filter(store -> VolumeMetadata.resilverMarked(store.mountpaths()))
        .ifPresent(store -> start(node));
  }

  /** Whether a target looks for an object on all of its mountpaths. */
  boolean active(AisNode node) {
    Duration lookedFor = cluster.timings().configured(ACTIVE_AFTER_END);
    return cluster.locked(
        () ->
            node.store()
                    .filter(store -> VolumeMetadata.resilverMarked(store.mountpaths()))
                    .isPresent()
                || Optional.ofNullable(last.get(node.id()))
                    .filter(resilver -> !resilver.aborted)
                    .flatMap(resilver -> resilver.end)
                    .filter(end -> Instant.now().isBefore(end.plus(lookedFor)))
                    .isPresent());
  }

  /** As {@code what=status} tells it. */
  Optional<ObjectNode> status(String id) {
    return cluster.locked(
        () ->
            all.stream()
                .filter(resilver -> resilver.id.equals(id))
                .findFirst()
                .map(Resilvers::json));
  }

  private static ObjectNode json(Resilver resilver) {
    long end = resilver.end.map(time -> time.toEpochMilli() * 1_000_000).orElse(0L);
    return Json.object()
        .put("kind", "resilver")
        .put("uuid", resilver.id)
        .put("err", resilver.aborted ? "renewal abort" : "")
        .put("end_time", end)
        .put("aborted", resilver.aborted);
  }
}
