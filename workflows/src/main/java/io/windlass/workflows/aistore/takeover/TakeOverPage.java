package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.takeover.TakeOverPlan.Dropped;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Mapped;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Step;
import io.windlass.workflows.lifecycle.Checklist;
import java.util.ArrayList;
import java.util.List;

/** A plan as Markdown, with lists alone: the web UI knows no tables. */
final class TakeOverPage {

  private final TakeOverPlan plan;
  private final List<String> lines = new ArrayList<>();

  private TakeOverPage(TakeOverPlan plan) {
    this.plan = plan;
  }

  static String of(TakeOverPlan plan) {
    TakeOverPage page = new TakeOverPage(plan);
    page.lines.add("### Take over " + plan.title());
    page.lines.add("");
    page.lines.add(plan.verdict());
    page.chapter("Findings", plan.findings().stream().map(TakeOverPage::line).toList());
    page.steps();
    page.chapter(
        "Targets",
        plan.identities().stream()
            .map(one -> "- %s: `%s` (%s)".formatted(one.host(), one.id(), one.source()))
            .toList());
    page.chapter("Resource", fenced("yaml", plan.resource().lines().toList()));
    page.chapter(
        "Settings that are taken over", plan.mapped().stream().map(TakeOverPage::line).toList());
    page.chapter("Settings that are not", plan.dropped().stream().map(TakeOverPage::line).toList());
    page.chapter(
        "Objects of the old release",
        plan.objects().stream()
            .map(one -> "- %s: %s".formatted(one.object(), one.fate()))
            .toList());
    page.lines.add("");
    page.lines.add(Checklist.LAST);
    return String.join("\n", page.lines);
  }

  private void chapter(String title, List<String> content) {
    lines.add("");
    lines.add("#### " + title);
    lines.add("");
    lines.addAll(content.isEmpty() ? List.of("none") : content);
  }

  private void steps() {
    lines.add("");
    lines.add("#### Steps");
    plan.steps().forEach(this::step);
    if (plan.blocked()) {
      lines.add("");
      lines.add("Here the plan ends: what follows would stop something.");
    }
  }

  private void step(Step step) {
    lines.add("");
    lines.add("**%d. %s** (%s)".formatted(step.number(), step.title(), step.where()));
    lines.add("");
    if (!step.commands().isEmpty()) {
      lines.addAll(fenced("sh", step.commands()));
      lines.add("");
    }
    lines.add("- data: " + step.data());
    boolean commands = step.back().contains("\n") || step.back().startsWith("kubectl ");
    if (commands) {
      lines.add("- way back:");
      lines.add("");
      lines.addAll(fenced("sh", step.back().lines().toList()));
    } else {
      lines.add("- way back: " + step.back());
    }
  }

  private static List<String> fenced(String language, List<String> content) {
    List<String> block = new ArrayList<>();
    block.add("```" + language);
    block.addAll(content);
    block.add("```");
    return block;
  }

  private static String line(Finding finding) {
    String grade = finding.blocking() ? "**blocking**" : "advice";
    return "- %s, %s: %s".formatted(grade, finding.hazard(), finding.message());
  }

  private static String line(Mapped setting) {
    return "- %s → `%s`: `%s`".formatted(setting.from(), setting.to(), setting.value());
  }

  private static String line(Dropped setting) {
    String value = setting.value().isEmpty() ? "" : " `%s`".formatted(setting.value());
    return "- %s%s: %s".formatted(setting.from(), value, setting.advice());
  }
}
