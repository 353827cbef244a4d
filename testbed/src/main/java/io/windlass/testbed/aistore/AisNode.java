package io.windlass.testbed.aistore;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A running node as its cluster knows it. The changing fields are guarded by the cluster's lock,
 * except {@code hung}, which probes read without it.
 */
final class AisNode {
  private final SmapNode entry;
  private final AisVersion version;
  private final NodeState state;
  private final Optional<ObjectStore> store;
  private final Process process;
  private final Instant startedAt = Instant.now();
  private final NodeStatistics statistics = new NodeStatistics();

  private volatile Optional<NodeTls> tls = Optional.empty();
  private volatile Duration skew = Duration.ZERO;
  private volatile boolean hung;
  private boolean ready;
  private boolean readyThoughFlagged;
  private boolean mistrusts;
  private Instant neighboursUntil = Instant.EPOCH;

  /** What a cluster can make its node's process do. */
  interface Process {
    /** Ends the process with a code after a while. */
    void exit(int code, Duration delay);

    /** Why the process can't connect to another node; empty when it can. */
    Optional<String> unreachable(SmapNode.Network network);

    /** The last steps of a decommission; the process ends after a while. */
    void decommission(RemovalRequest.Cleanup cleanup, Duration delay);
  }

  AisNode(
      SmapNode entry,
      AisVersion version,
      NodeState state,
      Optional<ObjectStore> store,
      Process process) {
    this.entry = entry;
    this.version = version;
    this.state = state;
    this.store = store;
    this.process = process;
  }

  String id() {
    return entry.id();
  }

  NodeRole role() {
    return entry.role();
  }

  /** The node as it registers: its addresses, no flags. */
  SmapNode entry() {
    return entry;
  }

  String label() {
    return entry.label();
  }

  AisVersion version() {
    return version;
  }

  NodeState state() {
    return state;
  }

  /** Present on a target. */
  Optional<ObjectStore> store() {
    return store;
  }

  /** Present on a node that serves HTTPS. */
  Optional<NodeTls> tls() {
    return tls;
  }

  void secure(Optional<NodeTls> files) {
    tls = files;
  }

  Process process() {
    return process;
  }

  NodeStatistics statistics() {
    return statistics;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** The time as this node's clock tells it. */
  Instant now() {
    return Instant.now().plus(skew);
  }

  /** How far its clock is off. */
  Duration skew() {
    return skew;
  }

  void skew(Duration offset) {
    skew = offset;
  }

  boolean hung() {
    return hung;
  }

  void hung(boolean now) {
    hung = now;
  }

  boolean ready() {
    return ready;
  }

  void becomeReady() {
    ready = true;
  }

  void awaitStart() {
    ready = false;
  }

  /** A killed node that comes back flagged believes itself in service when rebalance is on. */
  boolean readyThoughFlagged() {
    return readyThoughFlagged;
  }

  void readyThoughFlagged(boolean now) {
    readyThoughFlagged = now;
  }

  /** Lets the node ask its neighbours for objects it misses, for a while from now. */
  void askNeighboursFor(Duration window) {
    neighboursUntil = Instant.now().plus(window);
  }

  void stopAskingNeighbours() {
    neighboursUntil = Instant.EPOCH;
  }

  /** After a crash or an aborted rebalance a node asks its neighbours until one goes well. */
  void mistrust() {
    mistrusts = true;
  }

  /** A rebalance went well: everything is where it belongs. */
  void settled() {
    mistrusts = false;
    stopAskingNeighbours();
  }

  boolean asksNeighbours() {
    return mistrusts || Instant.now().isBefore(neighboursUntil);
  }
}
