package io.windlass.activities.aistore;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.EndedOperation;
import io.windlass.workflows.aistore.resource.OperationStatus;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
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
final class OperationEnds {

  private OperationEnds() {}

  /** Those that a plan tells of, in order. */
  static Stream<EndedOperation> of(
      AIStoreStatus status, PlanRequest request, Plan<AIStoreStep> plan, OperationStatus now) {
    return Stream.concat(predecessor(status, request).stream(), end(request, plan, now).stream());
  }

  private static Optional<EndedOperation> predecessor(AIStoreStatus status, PlanRequest request) {
    return Optional.ofNullable(status.operation())
        .filter(before -> !request.run().workflowId().equals(before.workflowId()))
        .filter(
            before ->
                status.history().stream()
                    .noneMatch(end -> String.valueOf(before.workflowId()).equals(end.workflowId())))
        .map(
            before ->
                ended(before, Phase.DONE, Reason.SUPERSEDED, "stopped: the spec has changed"));
  }

  private static Optional<EndedOperation> end(
      PlanRequest request, Plan<AIStoreStep> plan, OperationStatus now) {
    return switch (plan.verdict()) {
      case DONE, SUPERSEDED ->
          request.intent() == Intent.COMPLETE
              ? Optional.of(ended(now, Phase.DONE, plan.reason(), plan.message()))
              : Optional.empty();
      case PROCEED, HOLD, STALLED -> Optional.empty();
    };
  }

  /** What a conclusion tells of; empty when nothing had begun. */
  static Optional<EndedOperation> of(AIStoreStatus status, OperationResult result) {
    return Optional.ofNullable(status.operation())
        .map(before -> ended(before, result.phase(), result.reason(), result.message()));
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
