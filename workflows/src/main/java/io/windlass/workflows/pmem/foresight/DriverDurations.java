package io.windlass.workflows.pmem.foresight;

import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.NodeStep;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.TrustStep;
import java.time.Duration;

/** How long a step may take: pods start in some seconds, and the soak is as the resource says. */
final class DriverDurations {

  private static final Duration CALL = Duration.ofSeconds(1);

  /** A driver ends within its grace when nothing is asked of it. */
  private static final Duration END = Duration.ofSeconds(2);

  /** From its pod's birth until the kubelet has the driver registered. */
  private static final Duration START = Duration.ofSeconds(8);

  /** Of the namespaces of a node; it writes only what describes them. */
  private static final Duration CONVERSION = Duration.ofSeconds(30);

  private DriverDurations() {}

  static Duration of(PmemStep step, DriverObservation seen) {
    return switch (step) {
      case DriverStep change -> of(change, seen);
      case TrustStep ignored -> CALL;
      case NodeStep change -> of(change);
    };
  }

  private static Duration of(NodeStep step) {
    return switch (step) {
      case NodeStep.CheckNodes ignored -> START;
      case NodeStep.ProbeNode ignored -> START;
      case NodeStep.BeginConversion ignored -> CALL;
      case NodeStep.AwaitConversion ignored -> CONVERSION;
      case NodeStep.EndConversion ignored -> END;
      case NodeStep.RefuseConversion ignored -> CALL;
      case NodeStep.MarkConverted ignored -> CALL;
    };
  }

  private static Duration of(DriverStep step, DriverObservation seen) {
    return switch (step) {
      case DriverStep.AwaitController ignored -> START;
      case DriverStep.AwaitNodes wait ->
          wait.soak() ? START.plus(seen.policy().rollout().soak()) : START;
      case DriverStep.ReplacePods ignored -> END;
      case DriverStep.RemoveDriver ignored -> END;
      case DriverStep.ApplyFoundation ignored -> CALL;
      case DriverStep.ApplyController ignored -> CALL;
      case DriverStep.ApplyDriver ignored -> CALL;
      case DriverStep.RestoreDriver ignored -> CALL;
      case DriverStep.ClaimNodes ignored -> CALL;
      case DriverStep.ReleaseNodes ignored -> CALL;
      case DriverStep.MarkGood ignored -> CALL;
      case DriverStep.MarkRejected ignored -> CALL;
      case DriverStep.ForgetRejected ignored -> CALL;
      case DriverStep.MarkRestarted ignored -> CALL;
      case DriverStep.AdoptDriver ignored -> CALL;
      case DriverStep.RemoveController ignored -> CALL;
      case DriverStep.RemoveFoundation ignored -> CALL;
    };
  }
}
