package io.windlass.workflows.pmem.resource;

import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong in the specification of a driver: for the webhook, and again for the decider,
 * since the definition that is installed may be that of the original operator.
 */
public final class DriverProblems {

  private static final Pattern TAG = Pattern.compile(".*:v?(\\d{1,4})\\.(\\d{1,4})(\\..*)?");

  private static final int LAST_MINOR = 1;

  private DriverProblems() {}

  /** All problems, the blocking ones first. */
  public static List<SpecProblem> of(PmemResource resource) {
    return resource.problems().stream()
        .sorted((one, other) -> one.severity().compareTo(other.severity()))
        .toList();
  }

  /** The problems that must be corrected before anything is done. */
  public static List<SpecProblem> blocking(PmemResource resource) {
    return of(resource).stream()
        .filter(problem -> problem.severity() == Severity.BLOCKING)
        .toList();
  }

  static Stream<SpecProblem> mode(@Nullable String mode) {
    return mode == null || DeviceMode.of(mode).isPresent()
        ? Stream.of()
        : Stream.of(
            SpecProblem.blocking("spec.deviceMode", mode, "not known: write lvm or direct"));
  }

  static Stream<SpecProblem> policy(String field, @Nullable String policy) {
    List<String> known = List.of("", "Always", "IfNotPresent", "Never");
    return policy == null || known.contains(policy)
        ? Stream.of()
        : Stream.of(
            SpecProblem.blocking(
                "spec." + field, policy, "not known: write Always, IfNotPresent or Never"));
  }

  static Stream<SpecProblem> percentage(@Nullable Integer percentage) {
    return percentage == null || percentage >= 0 && percentage <= 100
        ? Stream.of()
        : Stream.of(
            SpecProblem.blocking(
                "spec.pmemPercentage", percentage, "not a part of a whole: write 1 to 100"));
  }

  static Stream<SpecProblem> level(@Nullable Integer level) {
    return level == null || level >= 0
        ? Stream.of()
        : Stream.of(SpecProblem.blocking("spec.logLevel", level, "write 0 or more"));
  }

  static Stream<SpecProblem> kubelet(@Nullable String directory) {
    return directory == null || directory.isEmpty() || directory.startsWith("/")
        ? Stream.of()
        : Stream.of(
            SpecProblem.blocking("spec.kubeletDir", directory, "write a path that begins with /"));
  }

  /** Two spellings of one field that differ. */
  static Stream<SpecProblem> clash(
      String field, @Nullable Object one, @Nullable Object other, String advice) {
    return one == null || other == null || Objects.equals(one, other)
        ? Stream.of()
        : Stream.of(SpecProblem.blocking("spec." + field, one, advice));
  }

  /** A driver that may not know the way in which Windlass starts it. */
  static Stream<SpecProblem> image(@Nullable String image) {
    return Optional.ofNullable(image).map(TAG::matcher).filter(Matcher::matches).stream()
        .filter(DriverProblems::unreleased)
        .map(
            tag ->
                warning(
                    "spec.image",
                    tag.group(),
                    "v1.1 was the last release, and a later driver is started in the same way."
                        + " Should it fail, the nodes keep the driver they have"));
  }

  private static boolean unreleased(Matcher tag) {
    int major = Integer.parseInt(tag.group(1));
    return major > 1 || major == 1 && Integer.parseInt(tag.group(2)) > LAST_MINOR;
  }

  /** What the driver's certificate material lacks, by the field that lacks it. */
  static Optional<SpecProblem> missing(String field, String text, String advice) {
    return text.isEmpty()
        ? Optional.of(SpecProblem.blocking("spec." + field, "absent", advice))
        : Optional.empty();
  }
}
