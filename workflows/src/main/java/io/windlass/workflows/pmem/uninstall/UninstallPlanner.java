package io.windlass.workflows.pmem.uninstall;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverStep.RemoveController;
import io.windlass.workflows.pmem.DriverStep.RemoveDriver;
import io.windlass.workflows.pmem.DriverStep.RemoveFoundation;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.PmemPlanner;
import io.windlass.workflows.pmem.PmemStep;
import java.util.List;

/**
 * Removes a driver whose resource is being deleted.
 *
 * <ol>
 *   <li>While there are volumes of the driver, nothing is removed: without it, what is mounted
 *       could never be unmounted, and what is stored never be found. They are named, and the
 *       deletion waits for their end.
 *   <li>A person may have it go on without regard to them. What is mounted then stays mounted, and
 *       what is stored stays on its node.
 *   <li>Nodes lose the driver first, then the controller goes, then accounts, services, Secrets and
 *       CSIDriver; last the resource is released.
 *   <li>A deletion can't be taken back, so to stop is to finish; while it waits it may stop
 *       anywhere.
 * </ol>
 *
 * <p>Guarantee: no driver is taken from a volume, unless a person says so.
 */
public final class UninstallPlanner implements PmemPlanner {

  /** Annotation that lets a deletion go on although there are volumes: the resource's uid. */
  public static final String ORPHAN_VOLUMES = "windlass.io/orphan-volumes";

  @Override
  public Plan<PmemStep> plan(DriverObservation observation, Intent intent) {
    DriverVolumes volumes = observation.volumes();
    return volumes.count() > 0 && !observation.policy().orphan() ? held(volumes) : removal();
  }

  /** What holds a deletion. */
  public static Plan<PmemStep> held(DriverVolumes volumes) {
    return Plan.end(
        Verdict.STALLED,
        Reason.VOLUMES_EXIST,
        "%d volume(s) of the driver exist: %s. Delete their claims, or set the annotation %s to the uid of the resource to leave them behind without a driver"
            .formatted(volumes.count(), volumes.sentence(), ORPHAN_VOLUMES));
  }

  /** The whole plan, when nothing is in the way. */
  public static Plan<PmemStep> removal() {
    List<PmemStep> steps =
        List.of(
            new RemoveDriver(Reason.DELETED),
            new RemoveController(Reason.DELETED),
            new RemoveFoundation(Reason.DELETED));
    return Plan.proceed(steps, List.of(), 0, steps.size());
  }

  /** What is concluded when the resource is gone, or waits for others only. */
  public static Plan<PmemStep> gone() {
    return Plan.end(Verdict.DONE, Reason.DELETED, "the resource is released");
  }
}
