package io.windlass.workflows.aistore.resource;

import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds what is wrong in a specification beyond what its definition can check.
 *
 * <p>The rules of the definition are checked again: the definition that is installed may be that of
 * the original operator, which leaves many of them to its own webhook.
 */
public final class SpecProblems {
  static final String ABSENT = "absent";

  private static final List<Function<AIStore, Stream<SpecProblem>>> CHECKS =
      List.of(
          SizeProblems::of,
          ImageProblems::of,
          PortProblems::of,
          StateProblems::of,
          MountProblems::of,
          ConfigProblems::of,
          TlsProblems::of,
          AuthProblems::of,
          LifecycleProblems::of,
          RevocationProblems::of,
          OldSpellings::of,
          NetworkProblems::of,
          DeprecatedFields::of);

  private SpecProblems() {}

  /** All problems, the blocking ones first. */
  public static List<SpecProblem> of(AIStore aistore) {
    return CHECKS.stream()
        .flatMap(check -> check.apply(aistore))
        .sorted((one, other) -> one.severity().compareTo(other.severity()))
        .toList();
  }

  /** The problems that must be corrected before anything is done. */
  public static List<SpecProblem> blocking(AIStore aistore) {
    return of(aistore).stream().filter(problem -> problem.severity() == Severity.BLOCKING).toList();
  }

  /** The name of the part of the specification that is about the role. */
  static String path(DaemonRole role) {
    return "spec." + role.word() + "Spec";
  }
}
