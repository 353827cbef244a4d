package io.windlass.workflows.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would be done about a resource, and in which order, if all went well.
 *
 * @param steps in order, at most {@link #TOLD}
 * @param more how many follow after those
 * @param expectedSeconds how long all of them may take, without the time that data needs to move
 * @param end what comes of it, or why nothing more would be done
 * @param differences what somebody else has made otherwise, at most {@link #DIFFERENCES_TOLD}
 * @param moreDifferences how many there are beside those
 * @param findings what was found before a first deployment
 */
public record Forecast(
    List<Foreseen> steps,
    int more,
    long expectedSeconds,
    String end,
    List<Difference> differences,
    int moreDifferences,
    List<Finding> findings) {

  /** Annotation of a resource by which a person asks for one, with any new text. */
  public static final String ASKED = "windlass.io/plan";

  /** Annotation with a spec, as JSON, for which it is made instead of the resource's own. */
  public static final String DRAFT = "windlass.io/draft";

  /** How many steps are told: the answer stays small, however big the cluster is. */
  public static final int TOLD = 60;

  /** The same for differences. */
  public static final int DIFFERENCES_TOLD = 200;

  /** An earlier version told no differences, and one after it no findings. */
  public Forecast {
    steps = List.copyOf(steps);
    differences = Optional.ofNullable(differences).map(List::copyOf).orElse(List.of());
    findings = Optional.ofNullable(findings).map(List::copyOf).orElse(List.of());
  }

  /**
   * Something that was found before a first deployment.
   *
   * @param grade {@code blocking} if nothing is created because of it, or {@code advice}
   * @param reason as conditions spell it
   * @param message what is found, and what to do
   */
  public record Finding(String grade, String reason, String message) {}

  /**
   * Something that another operator has made otherwise than Windlass would.
   *
   * @param object kind and name: {@code StatefulSet demo-target}
   * @param field its path: {@code spec.template.spec.containers[ais-node].image}
   * @param theirs what is there; empty if nothing is
   * @param ours what Windlass wants there; empty if nothing
   * @param effect what becomes of it, in words
   */
  public record Difference(
      String object, String field, String theirs, String ours, String effect) {}

  /**
   * The workflow type that makes one: {@code AIStorePlan}.
   *
   * @param system see {@link ResourceReference#system}
   */
  public static String workflowType(String system) {
    return system + "Plan";
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
    return new Forecast(
        told, steps.size() - told.size(), expectedSeconds, end, List.of(), 0, List.of());
  }

  /** The same, with what somebody else has made otherwise. */
  public Forecast with(List<Difference> others) {
    List<Difference> told = others.stream().limit(DIFFERENCES_TOLD).toList();
    return new Forecast(
        steps, more, expectedSeconds, end, told, others.size() - told.size(), findings);
  }

  /** The same, with what was found before a first deployment. */
  public Forecast found(List<Finding> all) {
    return new Forecast(steps, more, expectedSeconds, end, differences, moreDifferences, all);
  }

  /** The same, after a step that goes before all of them. */
  public Forecast after(Foreseen first) {
    List<Foreseen> all = Stream.concat(Stream.of(first), steps.stream()).toList();
    List<Foreseen> told = all.stream().limit(TOLD).toList();
    return new Forecast(
        told,
        more + all.size() - told.size(),
        expectedSeconds,
        end,
        differences,
        moreDifferences,
        findings);
  }

  /** As Markdown, for the page of the workflow. */
  public String describe() {
    String list = steps.stream().map(Forecast::line).collect(Collectors.joining("\n"));
    String rest = more == 0 ? "" : "\n- … and %d more".formatted(more);
    return "%s%s\n\n%s (about %d s, and the time that data needs to move)%s%s\n\n%s"
        .formatted(
            list,
            rest,
            end,
            expectedSeconds,
            describeFindings(),
            describeDifferences(),
            Checklist.LAST);
  }

  private String describeFindings() {
    return findings.isEmpty()
        ? ""
        : findings.stream()
            .map(found -> "- %s: %s".formatted(found.grade(), found.message()))
            .collect(Collectors.joining("\n", "\n\nFound before the deployment:\n", ""));
  }

  private String describeDifferences() {
    String rest = moreDifferences == 0 ? "" : "\n- … and %d more".formatted(moreDifferences);
    return differences.isEmpty()
        ? ""
        : differences.stream()
            .map(Forecast::line)
            .collect(Collectors.joining("\n", "\n\nDifferences:\n", rest));
  }

  private static String line(Difference found) {
    return "- %s `%s`: theirs `%s`, ours `%s` — %s"
        .formatted(found.object(), found.field(), found.theirs(), found.ours(), found.effect());
  }

  private static String line(Foreseen step) {
    String cost = step.unavailable().isEmpty() ? "" : "; " + step.unavailable();
    return "- %d s: %s — %s%s".formatted(step.after(), step.step(), step.reason(), cost);
  }
}
