package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.pmem.FixedDriver;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverSpec;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Optional;

/**
 * Keeps a driver in the layout in which it was made. Pure.
 *
 * <ol>
 *   <li>The labels by which the DaemonSet selects pods tell it: nobody can change them.
 *   <li>Where there is no DaemonSet, what was recorded on the resource when its first object was
 *       made.
 *   <li>Otherwise the image decides.
 * </ol>
 */
final class LayoutGuard {

  private LayoutGuard() {}

  /** The layout in which the driver was made; empty for one that is still to be made. */
  static Optional<DriverLayout> made(PmemResource resource, Optional<DaemonSet> live) {
    return live.flatMap(
            set -> DriverWorkloads.layout(set, set.getSpec().getSelector().getMatchLabels()))
        .or(() -> recorded(resource));
  }

  /** What is recorded on the resource. */
  static Optional<DriverLayout> recorded(PmemResource resource) {
    return DriverLayout.of(PmemAnnotations.value(resource, DriverLayout.ANNOTATION));
  }

  /** Why the spec can't be followed, before anything of it is compared with what is there. */
  static Optional<Stalled<PmemStep>> refusal(
      PmemResource resource, Optional<DaemonSet> live, DriverSpec wanted) {
    return made(resource, live)
        .flatMap(made -> FixedDriver.layout(made, wanted.layout()))
        .map(objection -> new Stalled<>(objection.reason(), objection.message()));
  }
}
