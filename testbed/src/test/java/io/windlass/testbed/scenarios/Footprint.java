package io.windlass.testbed.scenarios;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything in a namespace that Windlass writes. Two that are equal show that nothing was written
 * in between, since each write gives its object another resource version.
 *
 * @param versions resource version of each object, by kind and name
 * @param runs how many workflow runs there have been
 */
record Footprint(Map<String, String> versions, long runs) {

  private static final String KINDS =
      "aistores,statefulsets,services,configmaps,serviceaccounts,roles,rolebindings,poddisruptionbudgets,events";

  static Footprint of(Cluster cluster) {
    String lines =
        cluster.kubectl(
            "get",
            KINDS,
            "-o",
            "jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.resourceVersion} {.reportingComponent}{\"\\n\"}{end}");
    return new Footprint(parse(lines.lines()), cluster.work().runsInNamespace());
  }

  /** Nodes and controllers write Events too: of a probe that came late on a busy machine. */
  private static boolean ours(String[] words) {
    return !words[0].startsWith("Event/") || words.length > 2 && words[2].contains("windlass");
  }

  private static Map<String, String> parse(Stream<String> lines) {
    return lines
        .map(line -> line.split(" "))
        .filter(Footprint::ours)
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }
}
