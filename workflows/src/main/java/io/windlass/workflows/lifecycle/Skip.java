package io.windlass.workflows.lifecycle;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's wish to go without a step, with the reason in writing. It stands on the resource as
 * {@code windlass.io/skip=g7/send-configuration: why}, and holds for that generation alone: a later
 * spec is carried out in full. Only a few steps can be skipped; none that data depends on.
 *
 * @param step its word, for example {@code send-configuration}
 * @param reason in the person's own words
 */
public record Skip(String step, String reason) {

  /** The annotation that says so. */
  public static final String ANNOTATION = "windlass.io/skip";

  private static final Pattern FORM = Pattern.compile("g(\\d{1,18})/([a-z-]+): *(\\S.*)");

  /** A person's input may leave something out; Jackson then gives null. */
  public Skip {
    step = Objects.requireNonNullElse(step, "").strip();
    reason = Objects.requireNonNullElse(reason, "").strip();
  }

  /** How the annotation is written for a generation. */
  public String annotation(long generation) {
    return "g%d/%s: %s".formatted(generation, step, reason);
  }

  /** What is to be skipped at a generation, as the annotations say. */
  public static Optional<Skip> of(Map<String, String> annotations, long generation) {
    Matcher written = FORM.matcher(annotations.getOrDefault(ANNOTATION, "").strip());
    return written.matches() && Long.parseLong(written.group(1)) == generation
        ? Optional.of(new Skip(written.group(2), written.group(3)))
        : Optional.empty();
  }

  /**
   * What is wrong with the annotation, for a person who can correct it.
   *
   * @param known words of the steps that can be skipped
   */
  public static Optional<String> problem(Map<String, String> annotations, Set<String> known) {
    String written = annotations.getOrDefault(ANNOTATION, "").strip();
    Matcher form = FORM.matcher(written);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    return form.matches()
        ? new Skip(form.group(2), form.group(3)).problem(known).map(Skip::onTheResource)
        : Optional.of(
            onTheResource(
                "write g<generation>/<step>: <reason>, for example %s"
                    .formatted(new Skip(first(known), "why").annotation(7))));
  }

  /** What is wrong with it; empty if it can be heeded. */
  public Optional<String> problem(Set<String> known) {
    if (reason.isEmpty()) {
      return Optional.of("reason: missing; write why the step is to be skipped");
    }
    return known.contains(step)
        ? Optional.empty()
        : Optional.of(
            "step %s can't be skipped; only %s can"
                .formatted(step, String.join(", ", new TreeSet<>(known))));
  }

  private static String onTheResource(String problem) {
    return "metadata.annotations[%s]: %s".formatted(ANNOTATION, problem);
  }

  private static String first(Set<String> known) {
    return new TreeSet<>(known).getFirst();
  }
}
