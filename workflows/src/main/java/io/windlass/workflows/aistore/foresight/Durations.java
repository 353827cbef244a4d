package io.windlass.workflows.aistore.foresight;

import io.windlass.workflows.aistore.AIStoreStep;
import java.time.Duration;

/**
 * How long a step may take, without the time that data needs to move. A rebalance of nothing takes
 * 48 s on real nodes; a node is back some seconds after its end, by its probes.
 */
final class Durations {

  private static final Duration CALL = Duration.ofSeconds(1);
  private static final Duration NODE = Duration.ofSeconds(12);
  private static final Duration CLUSTER = Duration.ofSeconds(20);
  private static final Duration REBALANCE = Duration.ofSeconds(50);

  private Durations() {}

  static Duration of(AIStoreStep step) {
    return switch (step) {
      case AIStoreStep.ApplyFoundation ignored -> CALL;
      case AIStoreStep.ApplyNodes ignored -> CALL;
      case AIStoreStep.ApplyAllNodes ignored -> CALL;
      case AIStoreStep.RestartTarget ignored -> CALL;
      case AIStoreStep.AwaitNode ignored -> NODE;
      case AIStoreStep.AwaitCluster ignored -> CLUSTER;
      case AIStoreStep.AwaitQuiet ignored -> REBALANCE;
      case AIStoreStep.MovePrimary ignored -> CALL;
      case AIStoreStep.EnterMaintenance ignored -> CALL;
      case AIStoreStep.LeaveMaintenance ignored -> CALL;
      case AIStoreStep.SwitchRebalance ignored -> CALL;
      case AIStoreStep.Rebalance ignored -> REBALANCE;
      case AIStoreStep.MarkSettled ignored -> CALL;
      case AIStoreStep.MarkRestarted ignored -> CALL;
      case AIStoreStep.SetConfig ignored -> CALL;
      case AIStoreStep.RemoveNodes ignored -> NODE;
      case AIStoreStep.RemoveFoundation ignored -> CALL;
    };
  }
}
