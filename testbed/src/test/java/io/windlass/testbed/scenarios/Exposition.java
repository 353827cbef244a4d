package io.windlass.testbed.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What worker and starter tell a Prometheus, taken apart. */
record Exposition(List<Series> series) {

  private static final Pattern LINE = Pattern.compile("([a-zA-Z_]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"([^\"]*)\"");
  private static final Pattern PART = Pattern.compile("_(count|sum|max|bucket)$");

  /** One line. */
  record Series(String name, Map<String, String> labels, double value) {

    /** The metric of which this is a part: its count, its sum, its longest, a bucket. */
    String metric() {
      return PART.matcher(name).replaceFirst("");
    }

    private static Series of(MatchResult line) {
      Map<String, String> labels =
          LABEL
              .matcher(line.group(2) == null ? "" : line.group(2))
              .results()
              .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
      return new Series(line.group(1), labels, Double.parseDouble(line.group(3)));
    }
  }

  /** Of the shared stack, now. */
  static Exposition now() {
    try (Metrics worker = new Metrics(RealStack.shared().worker());
        Metrics starter = new Metrics(RealStack.shared().starter())) {
      return new Exposition(
          Stream.concat(worker.lines("").stream(), starter.lines("").stream())
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> LINE.matcher(line).results())
              .map(Series::of)
              .toList());
    }
  }

  Set<String> names() {
    return series.stream().map(Series::name).collect(Collectors.toSet());
  }

  Stream<Series> ours() {
    return series.stream().filter(found -> found.name().startsWith("windlass_"));
  }

  /** The sum over all series of that name with at least these labels. */
  double sum(String name, Map<String, String> labels) {
    return series.stream()
        .filter(found -> found.name().equals(name))
        .filter(found -> found.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Series::value)
        .sum();
  }
}
