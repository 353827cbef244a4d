package io.windlass.testbed.aistore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One rebalance of a cluster, running or ended. Guarded by the cluster's lock, except the counts.
 */
final class Rebalance {
  private final String id;
  private final String startedBy;
  private final List<String> participants;
  private final Instant start;
  private final long startedAt = System.nanoTime();
  private final Map<String, MoveCount> moves = new ConcurrentHashMap<>();
  private Completion completion;
  private Optional<Instant> end = Optional.empty();
  private String error = "";
  private boolean aborted;
  private long noticed = System.nanoTime();
  private long cleanedUp = System.nanoTime();

  /**
   * @param startedBy the primary that watches it and alone knows its completion
   * @param participants targets that take part
   * @param start by the primary's clock, as every time here
   */
  Rebalance(
      String id,
      String startedBy,
      List<String> participants,
      Completion completion,
      Instant start) {
    this.id = id;
    this.startedBy = startedBy;
    this.participants = participants;
    this.completion = completion;
    this.start = start;
  }

  String id() {
    return id;
  }

  String startedBy() {
    return startedBy;
  }

  List<String> participants() {
    return participants;
  }

  Instant start() {
    return start;
  }

  /** How long ago it started, whatever clocks say. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  Completion completion() {
    return completion;
  }

  void forgetCompletion() {
    completion = new Completion.Nothing();
  }

  boolean running() {
    return end.isEmpty();
  }

  Optional<Instant> end() {
    return end;
  }

  String error() {
    return error;
  }

  boolean aborted() {
    return aborted;
  }

  void finish(Instant now) {
    end = Optional.of(now);
  }

  void abort(String why, Instant now) {
    error = why;
    aborted = true;
    finish(now);
  }

  /** Clients hear of its end only after a while; until then it runs for them. */
  void noticeAfter(Duration delay) {
    noticed = System.nanoTime() + delay.toNanos();
  }

  /** Whether the primary has heard how it ended. */
  boolean noticed() {
    return !running() && System.nanoTime() - noticed >= 0;
  }

  /** Its targets work on it for so long after it was aborted. */
  void cleanUpFor(Duration time) {
    cleanedUp = System.nanoTime() + time.toNanos();
  }

  /** Whether its targets have ended it too. */
  boolean cleanedUp() {
    return !running() && System.nanoTime() - cleanedUp >= 0;
  }

  /** What one target moved: the counters that clients read as progress. */
  record MoveCount(long objectsOut, long bytesOut, long objectsIn, long bytesIn) {
    static final MoveCount NONE = new MoveCount(0, 0, 0, 0);

    MoveCount plus(MoveCount other) {
      return new MoveCount(
          objectsOut + other.objectsOut,
          bytesOut + other.bytesOut,
          objectsIn + other.objectsIn,
          bytesIn + other.bytesIn);
    }
  }

  void moved(String from, String to, long bytes) {
    moves.merge(from, new MoveCount(1, bytes, 0, 0), MoveCount::plus);
    moves.merge(to, new MoveCount(0, 0, 1, bytes), MoveCount::plus);
  }

  long bytesMoved() {
    return moves.values().stream().mapToLong(MoveCount::bytesOut).sum();
  }

  Map<String, MoveCount> moves() {
    Map<String, MoveCount> counts = new TreeMap<>();
    participants.forEach(target -> counts.put(target, MoveCount.NONE));
    counts.putAll(moves);
    return counts;
  }
}
