package io.windlass.activities.report;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.resource.EndedOperation;
import io.windlass.workflows.resource.OperationStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which operations have ended, told from what the status says of them.
 *
 * <ol>
 *   <li>A plan without steps ends its operation, unless it is on the way to a safe state: what that
 *       means is told when it is reached.
 *   <li>An operation that another one follows without a word gave way to a newer spec.
 *   <li>A conclusion ends whatever was at work.
 * </ol>
 */
public final class OperationEnds {

  private OperationEnds() {}

  /** Those that a plan tells of, in order. */
  public static Stream<EndedOperation> of(
      Told told, PlanRequest request, Plan<?> plan, OperationStatus now) {
    return Stream.concat(predecessor(told, request).stream(), end(request, plan, now).stream());
  }

  /**
   * What a status tells of operations.
   *
   * @param present the one under way, or the one that is stuck
   * @param history those that are over
   */
  public record Told(Optional<OperationStatus> present, List<EndedOperation> history) {}

  private static Optional<EndedOperation> predecessor(Told told, PlanRequest request) {
    return told.present()
        .filter(before -> !request.run().workflowId().equals(before.workflowId()))
        .filter(
            before ->
                told.history().stream()
                    .noneMatch(end -> String.valueOf(before.workflowId()).equals(end.workflowId())))
        .map(
            before ->
                ended(before, Phase.DONE, Reason.SUPERSEDED, "stopped: the spec has changed"));
  }

  private static Optional<EndedOperation> end(
      PlanRequest request, Plan<?> plan, OperationStatus now) {
    return switch (plan.verdict()) {
      case DONE, SUPERSEDED ->
          request.intent() == Intent.COMPLETE
              ? Optional.of(ended(now, Phase.DONE, plan.reason(), plan.message()))
              : Optional.empty();
      case PROCEED, HOLD, STALLED -> Optional.empty();
    };
  }

  /** What a conclusion tells of; empty when nothing had begun. */
  public static Optional<EndedOperation> of(
      Optional<OperationStatus> present, OperationResult result) {
    return present.map(before -> ended(before, result.phase(), result.reason(), result.message()));
  }

  private static EndedOperation ended(
      OperationStatus operation, Phase phase, Reason reason, String message) {
    return new EndedOperation(
        operation.name(),
        operation.workflowId(),
        operation.startedAt(),
        Conditions.now(),
        phase.word(),
        reason.camelCase(),
        message);
  }
}
