package io.windlass.starter.admission;

import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.FixedFields;
import io.windlass.workflows.aistore.resource.SpecProblems;
import io.windlass.workflows.aistore.resource.TokenFile;
import io.windlass.workflows.aistore.resource.VersionLeap;
import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a specification says of itself, and against the one before. The sentences are those of the
 * conditions {@code Stalled}: who hears them here need not wait for them there. Pure.
 *
 * <ol>
 *   <li>What can't work is refused, unless it was there before.
 *   <li>What is fixed is refused, and so is an upgrade over a version that must not be left out.
 *   <li>What depends on the worker is accepted with a warning that says on what.
 *   <li>What is deprecated, or changes nothing, is accepted with a warning.
 * </ol>
 */
final class SpecCheck implements Check {

  @Override
  public Stream<Remark> of(Change change) {
    if (!change.specChanged()) {
      return Stream.empty();
    }
    AIStore after = change.after();
    Stream<Remark> wrong =
        Check.refusedIfNew(
            change.before().map(SpecCheck::blocking).orElse(List.of()), blocking(after));
    Stream<Remark> fixed = change.before().stream().flatMap(before -> fixed(before, after));
    Stream<Remark> warnings =
        Stream.concat(TokenFile.of(after).map(TokenFile::terms).stream(), advice(after))
            .map(SpecProblem::text)
            .map(Remark.Warning::new);
    return Stream.of(wrong, fixed, warnings).flatMap(remarks -> remarks);
  }

  private static List<String> blocking(AIStore aistore) {
    return SpecProblems.blocking(aistore).stream().map(SpecProblem::text).toList();
  }

  private static Stream<Remark> fixed(AIStore before, AIStore after) {
    return Stream.concat(
            FixedFields.changed(before, after).stream(),
            VersionLeap.between(before.getSpec().nodeImage(), after.getSpec().nodeImage()).stream())
        .map(SpecProblem::text)
        .map(Remark.Refusal::new);
  }

  private static Stream<SpecProblem> advice(AIStore aistore) {
    return SpecProblems.of(aistore).stream()
        .filter(problem -> problem.severity() == Severity.WARNING);
  }
}
