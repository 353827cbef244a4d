package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.resource.DriverPhase;
import java.util.EnumSet;
import java.util.Set;

/** Which phase a decision means, and so what {@code status.phase} says. */
public final class DriverPhases {

  /** The driver serves where it can; the rest comes by itself, or with a node or a volume. */
  private static final Set<Reason> WAITS =
      EnumSet.of(
          Reason.NO_NODES,
          Reason.NODE_LOST,
          Reason.NODES_SHARED,
          Reason.VOLUMES_EXIST,
          Reason.CONVERSION_FAILED,
          Reason.NODE_UNFIT,
          Reason.HARDWARE_MISSING,
          Reason.NAMESPACES_RAW,
          Reason.MEMORY_TAKEN,
          Reason.KUBELET_ELSEWHERE);

  private DriverPhases() {}

  /**
   * Running only when it has converged: on every selected node the driver runs, is registered, is
   * of the wanted version, and sees memory.
   */
  public static DriverPhase of(Decision<PmemStep> decision) {
    return switch (decision) {
      case Decision.Converged<PmemStep> ignored -> DriverPhase.RUNNING;
      case Decision.Stalled<PmemStep> stalled ->
          WAITS.contains(stalled.reason()) ? DriverPhase.INITIALIZING : DriverPhase.FAILED;
      case Decision.Held<PmemStep> ignored -> DriverPhase.INITIALIZING;
      case Decision.Quiet<PmemStep> ignored -> DriverPhase.INITIALIZING;
      case Decision.Operate<PmemStep> ignored -> DriverPhase.INITIALIZING;
      case Decision.Gone<PmemStep> ignored -> DriverPhase.NEW;
    };
  }
}
