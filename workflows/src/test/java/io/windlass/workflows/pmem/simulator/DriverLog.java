package io.windlass.workflows.pmem.simulator;

import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.pmem.PmemStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was decided, when, why, and what the nodes looked like, as lines that a person can read.
 *
 * <p>A node is written as the revision of its pod with marks: {@code -} no pod, {@code !} not
 * serving, {@code ?} out of reach, {@code v} volumes in use, {@code r} raw namespaces.
 */
final class DriverLog {

  private final List<String> lines = new ArrayList<>();

  String text() {
    return String.join("\n", lines) + "\n";
  }

  void event(long now, String text) {
    lines.add("%5ds ~ %s".formatted(now, text));
  }

  void decision(SimulatedDriver driver, Decision<PmemStep> decision) {
    lines.add("%5ds decide  %s".formatted(driver.now(), nodes(driver)));
    lines.add("         => " + words(decision));
  }

  void plan(SimulatedDriver driver, Plan<PmemStep> plan) {
    lines.add("%5ds plan    %s".formatted(driver.now(), nodes(driver)));
    if (plan.now().isEmpty()) {
      String line =
          "         => %s, %s: %s"
              .formatted(plan.verdict(), plan.reason().camelCase(), plan.message());
      if (lines.size() > 1 && lines.get(lines.size() - 2).equals(line)) {
        lines.removeLast();
      } else {
        lines.add(line);
      }
    }
    plan.now().forEach(step -> lines.add("         - " + words(step)));
  }

  private static String words(Decision<PmemStep> decision) {
    return switch (decision) {
      case Decision.Converged<PmemStep> ignored -> "converged";
      case Decision.Gone<PmemStep> ignored -> "gone";
      case Decision.Stalled<PmemStep> stalled ->
          "stalled, %s: %s".formatted(stalled.reason().camelCase(), stalled.message());
      case Decision.Held<PmemStep> held ->
          "held, %s: %s".formatted(held.reason().camelCase(), held.message());
      case Decision.Quiet<PmemStep> quiet ->
          quiet.steps().stream()
              .map(DriverLog::words)
              .collect(Collectors.joining("; ", "quiet: ", ""));
      case Decision.Operate<PmemStep> operate ->
          "%s g%d, because %s"
              .formatted(
                  operate.operation().title().toLowerCase(Locale.ROOT),
                  operate.generation(),
                  operate.reason().sentence());
    };
  }

  private static String words(PmemStep step) {
    return "%s, because %s".formatted(step.title(), step.reason().sentence());
  }

  static String nodes(SimulatedDriver driver) {
    return driver.places.stream()
        .map(place -> node(driver, place))
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private static String node(SimulatedDriver driver, SimulatedPlace place) {
    return place.pod.map(SimulatedPlace.Pod::revision).orElse("-")
        + (place.serves(driver.now()) ? "" : "!")
        + (place.reachable ? "" : "?")
        + (place.volumes > 0 ? "v" : "")
        + (place.raw > 0 ? "r" : "");
  }
}
