package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a target counts: requests, their bytes and their time. */
final class NodeStatistics {
  /** Always told, also while zero. */
  private static final Map<String, Long> BASE =
      Map.ofEntries(
          Map.entry("append.ns", 0L),
          Map.entry("disk.vda.avg.rsize", 0L),
          Map.entry("disk.vda.avg.wsize", 0L),
          Map.entry("disk.vda.read.bps", 0L),
          Map.entry("disk.vda.util", 0L),
          Map.entry("disk.vda.write.bps", 0L),
          Map.entry("get.bps", 0L),
          Map.entry("get.ns", 0L),
          Map.entry("get.redir.ns", 0L),
          Map.entry("get.size", 0L),
          Map.entry("kalive.ns", 0L),
          Map.entry("lst.ns", 0L),
          Map.entry("put.bps", 0L),
          Map.entry("put.ns", 0L),
          Map.entry("put.redir.ns", 0L),
          Map.entry("put.size", 0L),
          Map.entry("state.flags", 0L));

  private final Map<String, Long> counters = new TreeMap<>(BASE);

  /** A request for an object was answered. */
  synchronized void count(String method, long bytes, Duration took) {
    String verb = method.toLowerCase(Locale.ROOT);
    add(verb + ".n", 1);
    add(verb + ".ns.total", took.toNanos());
    if (!verb.equals("head") && !verb.equals("delete")) {
      counters.put(verb + ".ns", took.toNanos());
      add(verb + ".size", bytes);
    }
  }

  synchronized ObjectNode json(Duration up) {
    ObjectNode json = Json.object();
    counters.forEach(json::put);
    return json.put("up.ns.time", up.toNanos());
  }

  private void add(String counter, long amount) {
    counters.merge(counter, amount, Long::sum);
  }
}
