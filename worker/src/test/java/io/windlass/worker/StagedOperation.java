package io.windlass.worker;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.time.Duration;

/** An operation that runs for a minute, is paused for an hour, and ends as its reason says. */
@WorkflowInterface
public interface StagedOperation {

  @WorkflowMethod
  OperationResult run(OperationRequest request);

  /** The only one. */
  final class Staged implements StagedOperation {

    @Override
    public OperationResult run(OperationRequest request) {
      enter(Phase.RUNNING);
      Workflow.sleep(Duration.ofSeconds(60));
      enter(Phase.PAUSED);
      Workflow.sleep(Duration.ofHours(1));
      enter(Phase.DONE);
      return switch (request.reason()) {
        case CANCELLED -> throw new CanceledFailure("all members serve");
        case SUPERSEDED -> ended(Phase.DONE, Reason.SUPERSEDED);
        case POD_CRASHES -> ended(Phase.STALLED, Reason.POD_CRASHES);
        default -> ended(Phase.DONE, Reason.CONVERGED);
      };
    }

    private static OperationResult ended(Phase phase, Reason reason) {
      return new OperationResult(phase, reason, reason.sentence());
    }

    private static void enter(Phase phase) {
      Workflow.upsertTypedSearchAttributes(WindlassSearchAttributes.PHASE.valueSet(phase.name()));
    }
  }
}
