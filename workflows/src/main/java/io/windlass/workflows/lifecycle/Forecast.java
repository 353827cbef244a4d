package io.windlass.workflows.lifecycle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What would be done about a resource, and in which order, if all went well.
 *
 * @param steps in order, at most {@link #TOLD}
 * @param more how many follow after those
 * @param expectedSeconds how long all of them may take, without the time that data needs to move
 * @param end what comes of it, or why nothing more would be done
 */
public record Forecast(List<Foreseen> steps, int more, long expectedSeconds, String end) {

  /** Annotation of a resource by which a person asks for one, with any new text. */
  public static final String ASKED = "windlass.io/plan";

  /** Annotation with a spec, as JSON, for which it is made instead of the resource's own. */
  public static final String DRAFT = "windlass.io/draft";

  /** How many steps are told: the answer stays small, however big the cluster is. */
  public static final int TOLD = 60;

  public Forecast {
    steps = List.copyOf(steps);
  }

  /** The workflow type that makes one for a kind: {@code AIStorePlan}. */
  public static String workflowType(String kind) {
    return kind + "Plan";
  }

  /**
   * One step.
   *
   * @param operation that would take it; empty for quiet work
   * @param after seconds from the beginning, as expected
   * @param unavailable what would be out of service meanwhile; empty if nothing
   */
  public record Foreseen(
      String operation, String step, String reason, long after, String unavailable) {

    /** The step, as foreseen. */
    public static Foreseen of(Step step, String operation, long after) {
      return new Foreseen(
          operation, step.title(), step.reason().sentence(), after, step.unavailable());
    }
  }

  /** All of them, the first ones told. */
  public static Forecast of(List<Foreseen> steps, long expectedSeconds, String end) {
    List<Foreseen> told = steps.stream().limit(TOLD).toList();
    return new Forecast(told, steps.size() - told.size(), expectedSeconds, end);
  }

  /** As Markdown, for the page of the workflow. */
  public String describe() {
    String list = steps.stream().map(Forecast::line).collect(Collectors.joining("\n"));
    String rest = more == 0 ? "" : "\n- … and %d more".formatted(more);
    return "%s%s\n\n%s (about %d s, and the time that data needs to move)\n\n%s"
        .formatted(list, rest, end, expectedSeconds, Checklist.LAST);
  }

  private static String line(Foreseen step) {
    String cost = step.unavailable().isEmpty() ? "" : "; " + step.unavailable();
    return "- %d s: %s — %s%s".formatted(step.after(), step.step(), step.reason(), cost);
  }
}
