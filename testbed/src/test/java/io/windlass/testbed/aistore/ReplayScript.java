package io.windlass.testbed.aistore;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened between the recorded requests, and was not a request: processes started and
 * stopped, time that passed. One event a line: recording, row it came before, event, nodes.
 */
record ReplayScript(Map<Integer, List<Event>> events) {

  enum Kind {
    /** A new cluster of three proxies and so many targets; the former one is gone. */
    CLUSTER,
    /** Targets start in pods of their own, with fresh configuration files. */
    JOIN,
    /** SIGTERM, and the container starts again. */
    RESTART,
    /** SIGKILL, and the container starts again. */
    CRASH,
    /** The rebalance ends, and the primary hears of those that it has aborted. */
    WAIT,
    /** A client writes objects. */
    WRITE,
    /** A client reads what a target has. */
    READ,
    /** All nodes have ended and start again. */
    REBOOT
  }

  record Event(Kind kind, List<String> arguments) {}

  static ReplayScript read(String recording) throws IOException {
    Map<Integer, List<Event>> events = new TreeMap<>();
    for (String line : Deviations.lines("/fixtures/script.txt")) {
      List<String> words = Arrays.asList(line.strip().split("\\s+"));
      if (words.get(0).equals(recording)) {
        Event event =
            new Event(Kind.valueOf(words.get(2).toUpperCase()), words.subList(3, words.size()));
        events.merge(Integer.valueOf(words.get(1)), List.of(event), ReplayScript::append);
      }
    }
    return new ReplayScript(events);
  }

  List<Event> before(int row) {
    return events.getOrDefault(row, List.of());
  }

  private static List<Event> append(List<Event> one, List<Event> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
  }
}
