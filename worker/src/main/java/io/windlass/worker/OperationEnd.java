package io.windlass.worker;

import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Locale;

/** How an operation ended, in the few words that a metric may have. */
record OperationEnd(Outcome outcome, Reason reason) {

  enum Outcome {
    DONE,
    STALLED,
    CANCELLED,
    /** Ended for a newer spec, or to be planned anew. */
    SUPERSEDED,
    /** The workflow itself failed, which should not happen. */
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final OperationEnd CANCELLED = new OperationEnd(Outcome.CANCELLED, Reason.CANCELLED);

  static final OperationEnd FAILED = new OperationEnd(Outcome.FAILED, Reason.OPERATION_FAILED);

  static OperationEnd of(OperationResult result) {
    return new OperationEnd(outcome(result.phase(), result.reason()), result.reason());
  }

  private static Outcome outcome(Phase phase, Reason reason) {
    return switch (phase) {
      case STALLED -> Outcome.STALLED;
      case CANCELLED -> Outcome.CANCELLED;
      case RUNNING, PAUSED, WAITING, STOPPING, DONE ->
          reason == Reason.SUPERSEDED ? Outcome.SUPERSEDED : Outcome.DONE;
    };
  }
}
