package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A rebalance as clients read it: as a whole, and per target. */
final class RebalanceJson {
  private static final String UNSET = "0001-01-01T00:00:00Z";

  private RebalanceJson() {}

  /** {@code end_time} is in nanoseconds since the epoch, 0 while it runs. */
  static ObjectNode status(Rebalance rebalance) {
    boolean over = rebalance.noticed();
    return Json.object()
        .put("kind", "rebalance")
        .put("uuid", rebalance.id())
        .put("err", over ? rebalance.error() : "")
        .put("end_time", over ? rebalance.end().map(RebalanceJson::nanoseconds).orElse(0L) : 0L)
        .put("aborted", over && rebalance.aborted());
  }

  /**
   * Target id to a list with its one snapshot.
   *
   * @param skew how far each target's clock is off
   */
  static ObjectNode snapshots(Rebalance rebalance, Function<String, Duration> skew) {
    ObjectNode json = Json.object();
    rebalance
        .moves()
        .forEach(
            (target, moves) ->
                json.putArray(target).add(snapshot(rebalance, target, moves, skew.apply(target))));
    return json;
  }

  private static ObjectNode snapshot(
      Rebalance rebalance, String target, Rebalance.MoveCount moves, Duration skew) {
    ObjectNode json = Json.object();
    json.putNull("ext");
    json.put("start-time", rebalance.start().plus(skew).toString());
    // Set when the target has ended it: of an aborted one later than that is known.
    Optional<Instant> end = rebalance.end().filter(aborted -> rebalance.cleanedUp());
    json.put("end-time", end.map(time -> time.plus(skew).toString()).orElse(UNSET));
    json.set("bck", noBucket());
    json.set("src-bck", noBucket());
    json.set("dst-bck", noBucket());
    json.put("id", rebalance.id()).put("kind", "rebalance");
    json.put("ctlmsg", progress(rebalance, target));
    json.put("abort-err", rebalance.aborted() ? rebalance.error() : "").put("err", "");
    json.put("glob.id", "0");
    // Numbers as text, all of them.
    ObjectNode stats = json.putObject("stats");
    Map<String, Long> counts =
        Map.of(
            "loc-objs", 0L,
            "loc-bytes", 0L,
            "out-objs", moves.objectsOut(),
            "out-bytes", moves.bytesOut(),
            "in-objs", moves.objectsIn(),
            "in-bytes", moves.bytesIn());
    counts.forEach((name, count) -> stats.put(name, Long.toString(count)));
    json.put("aborted", rebalance.aborted()).put("is_idle", !rebalance.running());
    return json;
  }

  private static String progress(Rebalance rebalance, String target) {
    long seconds = rebalance.age().toSeconds();
    String stage = rebalance.running() ? "<post-traverse>" : "<fin-streams> done";
    return NodeRole.TARGET.label(target) + ":" + stage + " trav:" + seconds + "s";
  }

  static ObjectNode noBucket() {
    ObjectNode bucket = Json.object().put("name", "").put("provider", "");
    bucket.putObject("namespace").put("uuid", "").put("name", "");
    return bucket;
  }

  private static long nanoseconds(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  static ArrayNode running(Optional<Rebalance> rebalance) {
    ArrayNode list = Json.array();
    rebalance.ifPresent(it -> list.add("rebalance[" + it.id() + "]"));
    return list;
  }
}
