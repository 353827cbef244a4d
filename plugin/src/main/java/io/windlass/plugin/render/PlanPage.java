package io.windlass.plugin.render;

import io.windlass.plugin.resource.PlanAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What would be done, in order. */
public final class PlanPage {

  private PlanPage() {}

  /** Its lines. */
  public static List<String> lines(String title, PlanAnswer plan) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(title, plan));
    if (!plan.steps().isEmpty()) {
      lines.addAll(table(plan));
    }
    if (plan.more() > 0) {
      lines.add("  ... and %d more".formatted(plan.more()));
    }
    lines.add(plan.end());
    lines.addAll(findings(plan));
    lines.addAll(differences(plan));
    return lines;
  }

  private static List<String> findings(PlanAnswer plan) {
    if (plan.findings().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("", "Found before the deployment:"));
    plan.findings()
        .forEach(
            found ->
                lines.add(
                    "  %s (%s): %s".formatted(found.grade(), found.reason(), found.message())));
    return lines;
  }

  private static List<String> differences(PlanAnswer plan) {
    if (plan.differences().isEmpty()) {
      return List.of();
    }
    Table table = new Table().row("  OBJECT", "FIELD", "THEIRS", "OURS", "WHAT BECOMES OF IT");
    plan.differences()
        .forEach(
            found ->
                table.row(
                    "  " + found.object(),
                    orNothing(found.field()),
                    orNothing(found.theirs()),
                    orNothing(found.ours()),
                    found.effect()));
    List<String> lines = new ArrayList<>(List.of("", "What another operator has made otherwise:"));
    lines.addAll(table.lines());
    if (plan.moreDifferences() > 0) {
      lines.add("  ... and %d more".formatted(plan.moreDifferences()));
    }
    return lines;
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static List<String> table(PlanAnswer plan) {
    Table table =
        new Table().row("  AFTER", "OPERATION", "STEP", "BECAUSE", "OUT OF SERVICE MEANWHILE");
    plan.steps()
        .forEach(
            step ->
                table.row(
                    "  " + Times.words(Duration.ofSeconds(step.after())),
                    step.operation(),
                    step.step(),
                    step.reason(),
                    step.unavailable()));
    return table.lines();
  }

  private static String heading(String title, PlanAnswer plan) {
    long steps = plan.steps().size() + plan.more();
    if (steps == 0) {
      return "%s: nothing would be done.".formatted(title);
    }
    return "%s: %s, about %s and the time that data needs to move. Nothing is done now."
        .formatted(
            title,
            steps == 1 ? "1 step" : steps + " steps",
            Times.words(Duration.ofSeconds(plan.expectedSeconds())));
  }
}
