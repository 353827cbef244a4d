package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.DriverObservation.Fixed;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.resource.DriverLayout;
import java.util.Optional;

/**
 * What a specification may not change of a driver that exists.
 *
 * <ol>
 *   <li>Its layout: Kubernetes lets nobody change the labels by which pods are selected.
 *   <li>Its name: volumes know it.
 *   <li>The mode while there are volumes: the driver of one mode does not find those of the other.
 *   <li>The percentage may be increased; a volume group that exists does not shrink.
 * </ol>
 *
 * <p>The specification is never edited: the refusal names the field, what it was and what it is.
 */
public final class FixedDriver {

  private FixedDriver() {}

  /** Why the wanted driver can't follow the applied one; empty when it can. */
  public static Optional<Objection> refusal(Fixed applied, Fixed wanted, DriverVolumes volumes) {
    Optional<Objection> layout = layout(applied.layout(), wanted.layout());
    if (layout.isPresent()) {
      return layout;
    }
    if (!applied.driverName().equals(wanted.driverName())) {
      return invalid(
          "spec.driverName (%s): cannot be changed from %s; set it back, or delete the resource and make another one"
              .formatted(wanted.driverName(), applied.driverName()));
    }
    if (wanted.pmemPercentage() < applied.pmemPercentage()) {
      return invalid(
          "spec.pmemPercentage (%d): cannot be decreased from %d, since a volume group does not shrink; set it back"
              .formatted(wanted.pmemPercentage(), applied.pmemPercentage()));
    }
    return applied.deviceMode() == wanted.deviceMode() || volumes.count() == 0
        ? Optional.empty()
        : Optional.of(
            new Objection(
                Reason.VOLUMES_EXIST,
                "spec.deviceMode (%s): cannot be changed from %s while there are volumes: %s; delete their claims, or set it back"
                    .formatted(
                        wanted.deviceMode().word(),
                        applied.deviceMode().word(),
                        volumes.sentence())));
  }

  /** The same, as far as the layout alone tells it. */
  public static Optional<Objection> layout(DriverLayout applied, DriverLayout wanted) {
    return applied == wanted
        ? Optional.empty()
        : invalid(
            "spec.image: the driver was made in the layout of %s, and that of %s can't follow it, since pods are selected by other labels: set it back; or delete the resource when there are no volumes, and apply it again"
                .formatted(applied.releases(), wanted.releases()));
  }

  private static Optional<Objection> invalid(String message) {
    return Optional.of(new Objection(Reason.INVALID_SPEC, message));
  }
}
