package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was decided, when, why, and what the cluster looked like, as lines that a person can read.
 *
 * <p>A node is written as its template with marks: {@code *} primary, {@code -} no pod, {@code !}
 * not serving, {@code m} in maintenance, {@code ?} unsettled.
 */
public final class DecisionLog {

  private final List<String> lines = new ArrayList<>();

  /** The whole log. */
  public String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Something that happened to the cluster. */
  public void event(long now, String text) {
    lines.add("%5ds ~ %s".formatted(now, text));
  }

  void decision(long now, ClusterObservation seen, Decision<AIStoreStep> decision) {
    String line = "         => %s".formatted(words(decision));
    if (lines.isEmpty() || !lines.getLast().equals(line)) {
      lines.add("%5ds decide  %s".formatted(now, cluster(seen)));
      lines.add(line);
    }
  }

  void plan(long now, ClusterObservation seen, Plan<AIStoreStep> plan) {
    lines.add("%5ds plan    %s".formatted(now, cluster(seen)));
    if (plan.now().isEmpty()) {
      lines.add(
          "         => %s, %s: %s"
              .formatted(plan.verdict(), plan.reason().camelCase(), plan.message()));
    }
    plan.now().forEach(step -> lines.add("         - " + words(step)));
  }

  void outdated(long now, String message) {
    lines.add("%5ds outdated: %s".formatted(now, message));
  }

  private static String words(Decision<AIStoreStep> decision) {
    return switch (decision) {
      case Decision.Converged<AIStoreStep> ignored -> "converged";
      case Decision.Gone<AIStoreStep> ignored -> "gone";
      case Decision.Stalled<AIStoreStep> stalled ->
          "stalled, %s: %s".formatted(stalled.reason().camelCase(), stalled.message());
      case Decision.Held<AIStoreStep> held ->
          "held, %s: %s".formatted(held.reason().camelCase(), held.message());
      case Decision.Quiet<AIStoreStep> quiet ->
          quiet.steps().stream()
              .map(DecisionLog::words)
              .collect(Collectors.joining("; ", "quiet: ", ""));
      case Decision.Operate<AIStoreStep> operate ->
          "%s g%d, because %s"
              .formatted(
                  operate.operation().title().toLowerCase(),
                  operate.generation(),
                  operate.reason().sentence());
    };
  }

  private static String words(AIStoreStep step) {
    return "%s, because %s".formatted(step.title(), step.reason().sentence());
  }

  private static String cluster(ClusterObservation seen) {
    String storage =
        seen.storage()
            .map(
                said ->
                    "%s%s%s"
                        .formatted(
                            said.ready() ? "ready" : "not ready",
                            said.rebalancing() ? ", rebalancing" : "",
                            said.rebalanceEnabled() ? "" : ", rebalance off"))
            .orElse("silent");
    return "proxies [%s] targets [%s] %s"
        .formatted(role(seen.proxies()), role(seen.targets()), storage);
  }

  private static String role(RoleObservation role) {
    return role.nodes().stream().map(node -> node(role, node)).collect(Collectors.joining(" "));
  }

  private static String node(RoleObservation role, NodeObservation node) {
    if (node.pod().isEmpty()) {
      return "-";
    }
    String template = !role.templateApplied() ? "older" : node.current() ? "new" : "old";
    return template
        + (node.primary() ? "*" : "")
        + (node.flagged() ? "m" : "")
        + (node.serving() ? "" : "!")
        + (node.unsettled() ? "?" : "");
  }
}
