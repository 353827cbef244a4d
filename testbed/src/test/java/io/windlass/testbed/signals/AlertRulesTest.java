package io.windlass.testbed.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {

  private static final String RULES = "deploy/prometheus/alerts.yaml";
  private static final String TESTS = "deploy/prometheus/alerts-test.yaml";
  private static final String PAGES = "docs/runbooks";

  static Stream<String> alerts() {
    return Signals.alerts().stream().map(alert -> alert.path("alert").asText());
  }

  @Test
  void areWellFormed() throws IOException {
    Promtool.succeed("check", Signals.file(RULES));
  }

  @Test
  void fireWhenTheyShouldAndNotOtherwise() throws IOException {
    Promtool.succeed("test", Signals.file(TESTS));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void areTestedBothWays(String alert) {
    List<JsonNode> tests =
        Signals.yaml(TESTS).findParents("alertname").stream()
            .filter(test -> test.path("alertname").asText().equals(alert))
            .toList();

    assertThat(tests).as("fires").anyMatch(test -> test.has("exp_alerts"));
    boolean silent = tests.stream().anyMatch(test -> !test.has("exp_alerts"));
    assertThat(silent || hasASilentSeries(alert)).as("is silent in a test").isTrue();
  }

  /** Where all series of a test are told apart, those that are not expected are the silent ones. */
  private static boolean hasASilentSeries(String alert) {
    return Signals.yaml(TESTS)
        .path("tests")
        .valueStream()
        .filter(test -> test.findValuesAsText("alertname").contains(alert))
        .anyMatch(test -> test.path("input_series").size() > test.findParents("exp_labels").size());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void haveAPageThatTellsWhatToDo(String alert) {
    String page = "%s/%s.md".formatted(PAGES, alert);
    JsonNode rule =
        Signals.alerts().stream()
            .filter(found -> found.path("alert").asText().equals(alert))
            .findFirst()
            .orElseThrow();

    assertThat(rule.path("annotations").path("runbook_url").asText()).isEqualTo(page);
    assertThat(Signals.text(page))
        .startsWith("# " + alert + "\n")
        .contains("## What it means", "## How bad it is", "## What to look at")
        .contains("## What to do", "## How it ends");
    assertThat(Signals.text("docs/metrics.md")).contains("(runbooks/%s.md)".formatted(alert));
  }

  @Test
  void areWhatThePagesAreAbout() throws IOException {
    try (Stream<Path> pages = Files.list(Signals.file(PAGES))) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(alerts().toList());
    }
  }

  @Test
  void areTheSameForTheOperatorOfPrometheus() {
    assertThat(Signals.yaml("deploy/prometheus/prometheusrule.yaml").path("spec"))
        .as("copy the groups of alerts.yaml into prometheusrule.yaml")
        .isEqualTo(Signals.yaml(RULES));
  }
}
