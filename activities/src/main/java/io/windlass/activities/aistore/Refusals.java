package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.SpecProblems;
import io.windlass.workflows.aistore.resource.TokenFile;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.Skip;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is refused before anything is looked at.
 *
 * <ol>
 *   <li>A wish in an annotation that can't be understood.
 *   <li>A spec that contradicts itself, or asks for something that this version does not do.
 *   <li>What a person has cancelled, for as long as the spec stays the same and nobody asks again.
 * </ol>
 *
 * @param tokenFiles the directory whose files may be sent to services, where one is open
 */
record Refusals(Optional<String> tokenFiles) {

  /**
   * @param unknown fields of the spec that this version does not know
   */
  Optional<Stalled<AIStoreStep>> of(
      AIStore aistore, List<String> unknown, ReconcileRequest request) {
    return aistore.isMarkedForDeletion()
        ? Optional.empty()
        : misunderstood(aistore)
            .or(() -> invalid(aistore))
            .or(() -> unsupported(aistore, unknown))
            .or(() -> cancelled(aistore, request));
  }

  private static Optional<Stalled<AIStoreStep>> misunderstood(AIStore aistore) {
    Map<String, String> annotations = aistore.getMetadata().getAnnotations();
    return Wishes.of(annotations)
        .problem()
        .or(() -> Skip.problem(annotations, AIStoreStep.SKIPPABLE))
        .flatMap(problem -> stalled(Reason.INVALID_SPEC, List.of(problem)));
  }

  private static Optional<Stalled<AIStoreStep>> invalid(AIStore aistore) {
    return stalled(
        Reason.INVALID_SPEC,
        SpecProblems.blocking(aistore).stream().map(SpecProblem::text).toList());
  }

  private Optional<Stalled<AIStoreStep>> unsupported(AIStore aistore, List<String> unknown) {
    Stream<String> closed =
        TokenFile.of(aistore).filter(file -> !file.within(tokenFiles)).stream()
            .map(file -> file.terms().text());
    return stalled(
        Reason.NOT_SUPPORTED,
        Stream.concat(closed, unknown.stream().map(Refusals::unknown)).toList());
  }

  private static String unknown(String path) {
    return path + ": this version of Windlass does not know the field; remove it";
  }

  private static Optional<Stalled<AIStoreStep>> cancelled(
      AIStore aistore, ReconcileRequest request) {
    return aistore
        .getStatus()
        .condition(ConditionTypes.STALLED)
        .filter(condition -> cancelled(aistore, condition))
        .filter(condition -> !request.cause().overridesCancel())
        .flatMap(condition -> stalled(Reason.CANCELLED, List.of(condition.getMessage())));
  }

  private static boolean cancelled(AIStore aistore, Condition stalled) {
    return "True".equals(stalled.getStatus())
        && Reason.CANCELLED.camelCase().equals(stalled.getReason())
        && aistore.getMetadata().getGeneration().equals(stalled.getObservedGeneration());
  }

  private static Optional<Stalled<AIStoreStep>> stalled(Reason reason, List<String> sentences) {
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stalled<>(reason, String.join("; ", sentences)));
  }
}
