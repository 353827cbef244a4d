package io.windlass.workflows.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The plan as a Markdown checklist: what is done with a tick, what is under way, what is foreseen.
 * The marks are letters, since the web UI's Markdown knows no task lists. Holds the last {@value
 * #REMEMBERED} finished steps only, so that it stays readable for any number of nodes.
 */
public final class Checklist {

  private static final int REMEMBERED = 20;

  /** A paragraph that shows nothing: the web UI's frame cuts off the last line of what it shows. */
  public static final String LAST = "\u00a0";

  private final List<String> finished = new ArrayList<>();
  private int forgotten;
  private String trouble = "";

  /** The step under way was tried often enough for now. */
  void giveUpForNow(String why) {
    trouble = why;
  }

  /** Why the last step could not be taken; empty when it was. */
  String trouble() {
    return trouble;
  }

  void finish(Step step) {
    trouble = "";
    finished.add("- ✓ %s — %s".formatted(step.title(), step.reason().sentence()));
    if (finished.size() > REMEMBERED) {
      finished.removeFirst();
      forgotten++;
    }
  }

  /**
   * Where the operation stands.
   *
   * @param commands what a person can do about it
   */
  record State(Phase phase, List<String> commands) {}

  /** The checklist under a heading. */
  String render(String heading, State state, Plan<?> plan, int position) {
    List<String> lines = new ArrayList<>();
    lines.add("### %s — %s".formatted(heading, state.phase().name().toLowerCase(Locale.ROOT)));
    if (plan.total() > 0) {
      // Not 3/9: the web UI's Markdown would print it as one small fraction.
      lines.add("%d of %d nodes done%s".formatted(plan.done(), plan.total(), remaining(plan)));
    }
    lines.add("");
    if (forgotten > 0) {
      lines.add("- ✓ earlier steps: %d".formatted(forgotten));
    }
    lines.addAll(finished);
    if (!trouble.isEmpty()) {
      lines.add("- ✗ the last try failed: " + trouble);
    }
    for (int index = position; index < plan.now().size(); index++) {
      lines.add(open(plan.now().get(index), index == position));
    }
    plan.later().forEach(title -> lines.add("- ☐ " + title));
    if (plan.verdict() == Verdict.HOLD) {
      lines.add("");
      lines.add("⏸ " + plan.message());
    }
    lines.add("");
    state.commands().forEach(command -> lines.add("    " + command));
    lines.add("");
    lines.add(LAST);
    return String.join("\n", lines);
  }

  private static String remaining(Plan<?> plan) {
    Duration left = Duration.ofSeconds(plan.remainingSeconds());
    if (left.isZero()) {
      return "";
    }
    String words =
        left.toMinutes() < 2
            ? "%d s".formatted(left.toSeconds())
            : "%d min".formatted(left.toMinutes());
    return ", about %s to go, and the time that data needs to move".formatted(words);
  }

  private static String open(Step step, boolean current) {
    String line = current ? "▶ **%s** — %s" : "☐ %s — %s";
    return "- " + line.formatted(step.title(), step.reason().sentence());
  }
}
