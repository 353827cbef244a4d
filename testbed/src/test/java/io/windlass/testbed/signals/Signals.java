package io.windlass.testbed.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.windlass.testbed.playground.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the repository offers to people who watch Windlass. */
public final class Signals {

  private static final Pattern METRIC = Pattern.compile("\\b(windlass|temporal|jvm)_[a-z_]+");

  private Signals() {}

  /** A file by its path from the root of the checkout. */
  public static Path file(String path) {
    return Tools.locate().project().resolve(path);
  }

  /** What that file says. */
  public static String text(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static JsonNode yaml(String path) {
    try {
      return new YAMLMapper().readTree(text(path));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The alert rules. */
  static List<JsonNode> alerts() {
    return yaml("deploy/prometheus/alerts.yaml").findParents("alert");
  }

  /** What the dashboard's panels ask for. */
  static List<String> panels() {
    try {
      JsonNode dashboard = new JsonMapper().readTree(text("deploy/grafana/windlass.json"));
      return dashboard.findValuesAsText("expr");
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** Every metric that a rule or a panel asks for. */
  public static Set<String> metrics() {
    Stream<String> rules = alerts().stream().map(alert -> alert.path("expr").asText());
    return Stream.concat(rules, panels().stream())
        .flatMap(expression -> METRIC.matcher(expression).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
