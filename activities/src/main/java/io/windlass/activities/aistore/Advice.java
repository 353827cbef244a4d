package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.SpecProblems;
import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import java.util.List;

/**
 * What the author of a spec should know although nothing stands in the way: fields that are
 * deprecated, that change nothing, or that will hurt later. Told once for each generation, so that
 * a field is never ignored in silence.
 */
final class Advice {

  private Advice() {}

  /** The sentences that have not been told yet. */
  static List<String> of(AIStore aistore) {
    if (aistore.isMarkedForDeletion() || reported(aistore)) {
      return List.of();
    }
    return SpecProblems.of(aistore).stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .map(SpecProblem::text)
        .toList();
  }

  /** Whoever reports on a generation has looked at it before, and told. */
  private static boolean reported(AIStore aistore) {
    Long generation = aistore.getMetadata().getGeneration();
    return aistore
        .getStatus()
        .condition(ConditionTypes.READY)
        .filter(ready -> ready.getObservedGeneration() != null)
        .filter(ready -> ready.getObservedGeneration().equals(generation))
        .isPresent();
  }
}
